# Svenska. Nyckeln "polls.voted" i koden heter polls-voted här.
# Du-tilltal, hela meningar, klarspråk: säg vad som hänt, vad som är sparat, vad man gör nu.

name = { $of }
