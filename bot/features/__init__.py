"""What people can do. Each feature: intents, rules, handlers, replies."""
