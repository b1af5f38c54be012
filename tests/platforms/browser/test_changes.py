"""Pages that listen hear everything, from any thread, until they are told to stop."""

import asyncio
from threading import Thread

from bot.platforms.browser.changes import Changes, Sign, mail_bell


def test_whoever_listens_hears_what_comes_after() -> None:
    changes: Changes[str] = Changes()
    changes.tell("before")

    with changes.listening() as one, changes.listening() as other:
        changes.tell("after")
        heard = [one.get_nowait(), other.get_nowait()]

    assert heard == ["after", "after"]
    assert one.empty()


def test_whoever_stopped_listening_hears_no_more() -> None:
    changes: Changes[str] = Changes()

    with changes.listening() as queue:
        pass
    changes.tell("after")

    assert queue.empty()


def test_the_mark_moves_with_every_change_and_with_every_process() -> None:
    changes: Changes[str] = Changes()
    before = changes.mark

    changes.tell("something")

    assert changes.mark not in (before, Changes[str]().mark)


def test_closing_ends_those_who_listen_and_those_who_come_late() -> None:
    changes: Changes[str] = Changes()

    with changes.listening() as early:
        changes.close()
    with changes.listening() as late:
        pass

    assert early.get_nowait() is Sign.CLOSED
    assert late.get_nowait() is Sign.CLOSED


async def test_the_mail_bell_rings_from_the_mail_servers_thread() -> None:
    changes: Changes[str] = Changes()
    ring = mail_bell(changes)

    with changes.listening() as queue:
        thread = Thread(target=ring, args=("a mail",))
        thread.start()
        heard = await asyncio.wait_for(queue.get(), 5)
    thread.join()

    assert heard is Sign.MAIL
