"""What tests of wrong answers share: how they are given, and what is said of the commonest."""

Changes = dict[str, str | tuple[str, ...]]
"""Field → what is sent instead of something right."""

CHOOSE_ONE = "Välj ett av alternativen."
CHOOSE_SOME = "Välj minst ett av alternativen."
AS_A_DAY = "Skriv datumet som 2027-03-12."
