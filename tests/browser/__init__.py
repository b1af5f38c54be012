"""What tests in a real browser share: `tests.browser.page`."""
