"""Time: the ticker, delivery, recurring rules; and pure sums over calendars."""
