"""What drives a call: sends and waits where `exchange` says so, blocking or awaiting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from .errors import APIError, InvalidRequestError, call_error
from .exchange import Core, Steps
from .line import Line
from .operation import Arguments, BulkRule, Operation
from .pages import AsyncPage, AsyncPager, Page, Turn, first_turn
from .paging import Found, Pages
from .request import Request
from .response import Response
from .transport import AsyncTransport, Fault, Transport

if TYPE_CHECKING:
    from .bulk import BulkResult, BulkRun, Part
    from .stream import AsyncStream, Stream

S = TypeVar("S")
T = TypeVar("T")


class Caller:
    """Makes the calls of a client's resources.

    Args:
        core: What the client's constructor settled.
        line: What it holds open.
        raw: Whether every result is an `APIResponse`.
    """

    def __init__(self, core: Core, line: Line[Transport], *, raw: bool = False) -> None:
        self.core = core
        self.line = line
        self._raw = raw

    @property
    def raw(self) -> Caller:
        """The same, with raw results."""
        return Caller(self.core, self.line, raw=True)

    def call(self, operation: Operation[T], arguments: Arguments) -> T:
        """The result of one call."""
        result: T = self._run(self.core.call(operation, arguments, raw=self._raw))
        return result

    def stream(self, operation: Operation[T], arguments: Arguments) -> Stream[T]:
        """The items of an answer that is a stream of them."""
        # Most programs read whole answers.
        from .stream import Items, Stream

        def make(response: Response) -> Stream[T]:
            return Stream(Items(self.core, operation, response))

        return self.opened(operation, arguments, make)

    def opened(
        self,
        operation: Operation[Any],
        arguments: Arguments,
        make: Callable[[Response], S],
    ) -> S:
        """What is made of an answer whose body is left to be read in pieces."""
        steps = self.core.open(operation, arguments, make, raw=self._raw)
        result: S = self._run(steps)
        return result

    def pages(
        self,
        operation: Operation[Any],
        pages: Pages,
        arguments: Arguments,
        max_items: int | None,
    ) -> Page[Any]:
        """The first page of a search."""
        turn = first_turn(operation, pages, arguments, max_items)
        page: Page[Any] = self._run(self.core.page(turn, self._page, raw=self._raw))
        return page

    def bulk(
        self,
        operation: Operation[Any],
        rule: BulkRule,
        rows: Iterable[Any],
        arguments: Arguments,
        concurrency: int,
        on_progress: Callable[[BulkResult], object] | None,
    ) -> BulkResult:
        """A bulk write, with so many threads."""
        run = _bulk_run(self.core, operation, rule, rows, arguments, concurrency)
        run.on_progress = on_progress
        if concurrency == 1:
            for part in run.parts():
                try:
                    outcome = self._outcome(run, part)
                except BaseException:
                    run.abandon([part])
                    raise
                run.settle(part, outcome)
        else:
            self._bulk_in_threads(run, concurrency)
        return run.end()

    def _bulk_in_threads(self, run: BulkRun, concurrency: int) -> None:
        from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
        from contextvars import copy_context

        flying: dict[Future[Any], Part] = {}
        parts = run.parts()
        pool = ThreadPoolExecutor(concurrency)
        try:
            while True:
                while len(flying) < concurrency and (part := next(parts, None)):
                    # Threads start without the caller's context, and so without its trace.
                    context = copy_context()
                    attempt = pool.submit(context.run, self._outcome, run, part)
                    flying[attempt] = part
                if not flying:
                    return
                for future in wait(flying, return_when=FIRST_COMPLETED).done:
                    outcome = future.result()
                    run.settle(flying.pop(future), outcome)
        finally:
            run.abandon(flying.values())
            pool.shutdown(wait=not flying, cancel_futures=True)

    def _outcome(self, run: BulkRun, part: Part) -> Response | APIError:
        try:
            return self._run(run.steps(part))
        except APIError as error:
            return error

    def _page(self, turn: Turn, found: Found) -> Page[Any]:
        return Page(turn, found, self._fetch)

    def _fetch(self, turn: Turn) -> Page[Any]:
        page: Page[Any] = self._run(self.core.page(turn, self._page))
        return page

    def _run(self, steps: Steps[T]) -> T:
        outcome: Any = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as end:
                    result: T = end.value
                    return result
                outcome = None
                try:
                    if isinstance(step, Request):
                        outcome = self.line.transport(step).send(step)
                    elif callable(step):
                        outcome = step()
                    else:
                        self.core.clock.sleep(step)
                except Fault as fault:
                    outcome = fault
                except Exception as error:
                    steps.throw(error)
        finally:
            steps.close()


class AsyncCaller:
    """`Caller` for an event loop."""

    def __init__(
        self, core: Core, line: Line[AsyncTransport], *, raw: bool = False
    ) -> None:
        self.core = core
        self.line = line
        self._raw = raw

    @property
    def raw(self) -> AsyncCaller:
        """The same, with raw results."""
        return AsyncCaller(self.core, self.line, raw=True)

    async def call(self, operation: Operation[T], arguments: Arguments) -> T:
        """The result of one call."""
        steps = self.core.call(operation, arguments, raw=self._raw)
        result: T = await self._run(steps)
        return result

    async def stream(
        self, operation: Operation[T], arguments: Arguments
    ) -> AsyncStream[T]:
        """The items of an answer that is a stream of them."""
        from .stream import AsyncStream, Items

        def make(response: Response) -> AsyncStream[T]:
            return AsyncStream(Items(self.core, operation, response))

        return await self.opened(operation, arguments, make)

    async def opened(
        self,
        operation: Operation[Any],
        arguments: Arguments,
        make: Callable[[Response], S],
    ) -> S:
        """What is made of an answer whose body is left to be read in pieces."""
        steps = self.core.open(operation, arguments, make, raw=self._raw)
        result: S = await self._run(steps)
        return result

    def pages(
        self,
        operation: Operation[Any],
        pages: Pages,
        arguments: Arguments,
        max_items: int | None,
    ) -> AsyncPager[Any]:
        """A search, not yet sent; raw, it is awaited for its first page."""
        turn = first_turn(operation, pages, arguments, max_items)
        return AsyncPager(partial(self._fetch, turn, raw=self._raw))

    async def bulk(
        self,
        operation: Operation[Any],
        rule: BulkRule,
        rows: Iterable[Any],
        arguments: Arguments,
        concurrency: int,
        on_progress: Callable[[BulkResult], object] | None,
    ) -> BulkResult:
        """A bulk write, with so many tasks."""
        run = _bulk_run(self.core, operation, rule, rows, arguments, concurrency)
        run.on_progress = on_progress
        if concurrency == 1:
            for part in run.parts():
                try:
                    outcome = await self._outcome(run, part)
                except BaseException:
                    run.abandon([part])
                    raise
                run.settle(part, outcome)
        else:
            await self._bulk_in_tasks(run, concurrency)
        return run.end()

    async def _bulk_in_tasks(self, run: BulkRun, concurrency: int) -> None:
        import asyncio

        flying: dict[asyncio.Future[Any], Part] = {}
        parts = run.parts()
        try:
            while True:
                while len(flying) < concurrency and (part := next(parts, None)):
                    flying[asyncio.ensure_future(self._outcome(run, part))] = part
                if not flying:
                    return
                first = asyncio.FIRST_COMPLETED
                done, _ = await asyncio.wait(flying, return_when=first)
                for task in done:
                    outcome = task.result()
                    run.settle(flying.pop(task), outcome)
        finally:
            run.abandon(flying.values())
            for task in flying:
                task.cancel()
            await asyncio.gather(*flying, return_exceptions=True)

    async def _outcome(self, run: BulkRun, part: Part) -> Response | APIError:
        try:
            return await self._run(run.steps(part))
        except APIError as error:
            return error

    def _page(self, turn: Turn, found: Found) -> AsyncPage[Any]:
        return AsyncPage(turn, found, self._fetch)

    async def _fetch(self, turn: Turn, *, raw: bool = False) -> AsyncPage[Any]:
        page: AsyncPage[Any] = await self._run(
            self.core.page(turn, self._page, raw=raw)
        )
        return page

    async def _run(self, steps: Steps[T]) -> T:
        outcome: Any = None
        try:
            while True:
                try:
                    step = steps.send(outcome)
                except StopIteration as end:
                    result: T = end.value
                    return result
                outcome = None
                try:
                    if isinstance(step, Request):
                        outcome = self.line.transport(step).send(step)
                    elif callable(step):
                        outcome = step()
                    else:
                        outcome = self.core.clock.sleep_async(step)
                    if hasattr(outcome, "__await__"):
                        outcome = await outcome
                except Fault as fault:
                    outcome = fault
                except Exception as error:
                    steps.throw(error)
        finally:
            steps.close()


def _bulk_run(
    core: Core,
    operation: Operation[Any],
    rule: BulkRule,
    rows: Iterable[Any],
    arguments: Arguments,
    concurrency: int,
) -> BulkRun:
    # Most programs write one record at a time.
    from .bulk import BulkRun

    if type(concurrency) is not int or concurrency < 1:
        text = "was not sent: concurrency must be a whole number, 1 or more"
        raise call_error(InvalidRequestError, operation, text)
    return BulkRun(core, operation, rule, rows, arguments.settled())
