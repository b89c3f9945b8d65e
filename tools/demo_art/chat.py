"""Screens of the invented messenger "Yapplo": a chat that fills one screen, or the whole of it as a long capture."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image
from tools.demo_art.script import Chat, Message, Sender
from tools.demo_art.shapes import Canvas, mix, phone_frame
from tools.demo_art.text import Colour, Line, Style, one_line, wrap

WIDTH = 1080
HEADER = 250  # status bar and title
FOOTER = 186  # message field and gesture bar
MARGIN = 28
AVATAR = 76
PAD_X, PAD_Y = 30, 20
TEXT_WIDTH = 720
GAP, GAP_SAME = 22, 8  # between two senders, between two messages of one
TALL_LIMIT = 16_000  # pixels of sheet on which a whole chat is laid out before it is cut


@dataclass(frozen=True)
class Theme:
    """Colours of the messenger."""

    ground: Colour
    bar: Colour
    theirs: Colour
    mine: Colour
    ink: Colour
    faint: Colour
    accent: Colour

    def inset(self, bubble: Colour) -> Colour:
        """Return the colour of a box inside a bubble."""
        return mix(bubble, self.ink, 0.07)


LIGHT = Theme(
    ground=(233, 231, 240),
    bar=(250, 249, 252),
    theirs=(255, 255, 255),
    mine=(204, 232, 226),
    ink=(28, 27, 32),
    faint=(112, 110, 122),
    accent=(18, 118, 110),
)
DARK = Theme(
    ground=(16, 17, 21),
    bar=(26, 28, 34),
    theirs=(38, 41, 49),
    mine=(14, 82, 78),
    ink=(236, 237, 240),
    faint=(150, 154, 164),
    accent=(94, 206, 192),
)


@dataclass(frozen=True)
class Bubble:
    """A measured message: what stands in it, and its size in pixels."""

    message: Message
    sender: Sender | None
    first: bool  # of several in a row by one sender
    group: bool
    lines: tuple[Line, ...]
    reply: tuple[Line, ...]
    time_on_last_line: bool
    width: int
    height: int


class ChatPainter:
    """Measures and draws the messages of one conversation in one theme."""

    def __init__(self, people: dict[str, Sender], theme: Theme, group: bool) -> None:
        """`group` shows names and avatars beside what others wrote."""
        self.people, self.theme, self.group = people, theme, group
        self.body = Style(42, theme.ink, leading=1.28)
        self.small = Style(28, theme.faint)
        self.quote = Style(34, theme.faint)

    def measure(self, message: Message, first: bool) -> Bubble:
        """Lay one message out."""
        sender = self.people[message.who] if message.who else None
        lines = tuple(wrap(message.text, self.body, TEXT_WIDTH)) if message.text else ()
        reply = tuple(wrap(message.reply, self.quote, TEXT_WIDTH - 40)[:2]) if message.reply else ()
        named = self.group and first and sender is not None
        widest = max([line.width for line in lines] + [line.width + 44 for line in reply], default=0.0)
        if named and sender is not None:
            widest = max(widest, one_line(sender.name, Style(34, sender.colour, "medium")).width)
        if message.picture or message.poll or message.link:
            widest = float(TEXT_WIDTH)
        stamp = one_line(message.at, self.small).width + (56 if sender is None else 0) + 26
        on_last = bool(lines) and not lines[-1].rtl and lines[-1].width + stamp <= max(TEXT_WIDTH, widest)
        if on_last:
            widest = max(widest, lines[-1].width + stamp)
        height = 2 * PAD_Y + len(lines) * self.body.line_height + (48 if named else 0)
        height += len(reply) * self.quote.line_height + 40 if reply else 0
        height += 420 if message.picture else 0
        height += 90 + 104 * len(message.options) if message.poll else 0
        height += 176 if message.link else 0
        height += 0 if on_last else 34
        return Bubble(
            message=message,
            sender=sender,
            first=first,
            group=self.group,
            lines=lines,
            reply=reply,
            time_on_last_line=on_last,
            width=round(max(widest, stamp) + 2 * PAD_X),
            height=height,
        )

    def draw(self, canvas: Canvas, bubble: Bubble, top: float) -> None:
        """Draw a bubble with its upper edge at `top`."""
        mine = bubble.sender is None
        fill = self.theme.mine if mine else self.theme.theirs
        indent = MARGIN + (AVATAR + 18 if self.group else 0)
        left = WIDTH - MARGIN - bubble.width if mine else indent
        right, bottom = left + bubble.width, top + bubble.height
        sharp = 10 if bubble.first else 36
        canvas.box(
            (left, top + 2, right, bottom + 3), mix(self.theme.ground, (0, 0, 0), 0.09), (36, 36, 36, 36)
        )
        canvas.box((left, top, right, bottom), fill, (36, sharp, 36, 36) if mine else (sharp, 36, 36, 36))
        y = top + PAD_Y
        if bubble.sender is not None and self.group and bubble.first:
            sender = bubble.sender
            canvas.avatar(MARGIN + AVATAR / 2, top + AVATAR / 2, AVATAR / 2, sender.initials, sender.colour)
            canvas.write(sender.name, left + PAD_X, y + 32, Style(34, sender.colour, "medium"))
            y += 48
        y = self._parts(canvas, bubble, left + PAD_X, y, fill)
        for line in bubble.lines:
            x = right - PAD_X - line.width if line.rtl else left + PAD_X
            canvas.line(line, x, y + self.body.size, self.body)
            y += self.body.line_height
        self._stamp(canvas, bubble, right, bottom)
        if bubble.message.reactions:
            self._reactions(canvas, bubble.message.reactions, left + 26, bottom)

    def _parts(self, canvas: Canvas, bubble: Bubble, x: float, y: float, fill: Colour) -> float:
        """Draw what stands above the words: a quotation, a picture not loaded, a poll, a link."""
        inset, message = self.theme.inset(fill), bubble.message
        wide = bubble.width - 2 * PAD_X
        if bubble.reply:
            high = len(bubble.reply) * self.quote.line_height + 22
            canvas.box((x, y + 4, x + wide, y + 4 + high), inset, 14)
            canvas.box((x, y + 4, x + 8, y + 4 + high), self.theme.accent, (4, 0, 0, 4))
            for index, line in enumerate(bubble.reply):
                canvas.line(line, x + 28, y + 46 + index * self.quote.line_height, self.quote)
            y += high + 18
        if message.picture:
            canvas.box((x, y + 4, x + wide, y + 404), inset, 20)
            canvas.disc(x + wide / 2, y + 180, 62, mix(inset, self.theme.ink, 0.35))
            canvas.sign("picture", x + wide / 2, y + 180, 64, fill)
            label = f"{message.picture} · tap to load"
            canvas.write(label, x + wide / 2, y + 300, Style(32, self.theme.faint), "middle")
            y += 420
        if message.poll:
            y = self._poll(canvas, message, x, y, wide, inset)
        if message.link:
            site, title, address = message.link
            canvas.box((x, y + 4, x + wide, y + 160), inset, 20)
            canvas.box((x, y + 4, x + 156, y + 160), (236, 92, 138), (20, 0, 0, 20))
            canvas.write("P", x + 78, y + 110, Style(84, (255, 255, 255), "bold"), "middle")
            canvas.write(title[:25] + "…", x + 180, y + 58, Style(36, self.theme.ink, "medium"))
            canvas.write(site, x + 180, y + 98, Style(32, self.theme.faint))
            canvas.write(address[8:42] + "…", x + 180, y + 138, Style(28, self.theme.accent))
            y += 176
        return y

    def _poll(
        self, canvas: Canvas, message: Message, x: float, y: float, wide: float, inset: Colour
    ) -> float:
        canvas.write(message.poll, x, y + 44, Style(42, self.theme.ink, "medium"))
        canvas.write("Choose one", x, y + 82, Style(28, self.theme.faint))
        y += 90
        votes = max(count for _, count in message.options)
        for name, count in message.options:
            chosen = self.theme.accent if count == votes else self.theme.faint
            canvas.disc(x + 20, y + 46, 18, chosen)
            canvas.write(name, x + 56, y + 48, Style(38, self.theme.ink))
            canvas.write(str(count), x + wide, y + 48, Style(34, self.theme.faint), "right")
            canvas.box((x + 56, y + 66, x + wide, y + 78), inset, 6)
            if count:
                end = x + 56 + (wide - 56) * count / (votes + 1)
                canvas.box((x + 56, y + 66, end, y + 78), self.theme.accent, 6)
            y += 104
        return y

    def _stamp(self, canvas: Canvas, bubble: Bubble, right: float, bottom: float) -> None:
        end = right - PAD_X + 6
        if bubble.sender is None:
            canvas.sign("ticks", end - 18, bottom - 28, 36, self.theme.accent)
            end -= 46
        canvas.write(bubble.message.at, end, bottom - 18, self.small, "right")

    def _reactions(self, canvas: Canvas, text: str, left: float, bottom: float) -> None:
        style = Style(30, self.theme.ink, "medium")
        line = one_line(text.replace("  ", " "), style)
        box = (left, bottom - 10, left + line.width + 36, bottom + 42)
        canvas.box((box[0] - 4, box[1] - 4, box[2] + 4, box[3] + 4), self.theme.ground, 30)
        canvas.box(box, self.theme.theirs, 26)
        canvas.line(line, left + 18, bottom + 28, style)

    def between(self, canvas: Canvas, message: Message, top: float) -> float:
        """Draw a day or a notice; return its height."""
        strong = bool(message.day)
        style = Style(
            30, self.theme.faint if not strong else self.theme.ink, "medium" if strong else "regular"
        )
        line = one_line(message.day or message.notice, style)
        left = (WIDTH - line.width) / 2
        fill = mix(self.theme.ground, self.theme.theirs, 0.75)
        canvas.box((left - 26, top + 14, left + line.width + 26, top + 72), fill, 28)
        canvas.line(line, left, top + 53, style)
        return 90


def chat_sheet(chat: Chat, people: dict[str, Sender], theme: Theme, last: str = "") -> Image.Image:
    """Return all messages on one sheet without the phone around it, up to the message that says `last`."""
    group = len({message.who for message in chat.messages if message.who}) > 1
    painter = ChatPainter(people, theme, group)
    canvas = Canvas(WIDTH, TALL_LIMIT, theme.ground)
    y = 24.0
    before: Message | None = None
    for message in chat.messages:
        if message.between:
            y += 6 + painter.between(canvas, message, y)
        else:
            same = before is not None and not before.between and before.who == message.who
            bubble = painter.measure(message, not same)
            if before is not None and not before.between:
                y += GAP_SAME if same else GAP
            painter.draw(canvas, bubble, y)
            y += bubble.height + (46 if message.reactions else 0)
        before = message
        if last and message.text == last:
            break
    return canvas.image.crop((0, 0, WIDTH, round(y) + 28))


@dataclass(frozen=True)
class Phone:
    """How the screen stood when it was kept: the clock as shown, and the battery from 0 to 1."""

    clock: str
    battery: float
    typed: str = "Message"


def _stranger_bar(canvas: Canvas, theme: Theme, bottom: float) -> None:
    """Draw the question that a messenger asks about a number it does not know."""
    top = bottom - 232
    canvas.box((MARGIN, top, WIDTH - MARGIN, bottom), theme.bar, 32)
    canvas.sign("warning", MARGIN + 62, top + 66, 52, theme.accent)
    canvas.write("This number is not in your contacts", MARGIN + 112, top + 80, Style(38, theme.ink))
    for index, (label, ink) in enumerate(
        (("Block", (240, 112, 104)), ("Report", theme.ink), ("Add", theme.accent))
    ):
        x = MARGIN + 30 + index * 322
        canvas.box((x, top + 122, x + 300, top + 204), theme.theirs, 40)
        canvas.write(label, x + 150, top + 176, Style(36, ink, "medium"), "middle")


def chat_screen(sheet: Image.Image, chat: Chat, theme: Theme, phone: Phone, height: int) -> Image.Image:
    """Return a screen of `height` pixels showing the end of a sheet, with title and message field."""
    canvas = Canvas(WIDTH, height, theme.ground)
    room = height - HEADER - FOOTER
    part = sheet.crop((0, max(0, sheet.height - room), WIDTH, sheet.height))
    canvas.image.paste(part, (0, HEADER if sheet.height < room else HEADER + room - part.height))
    canvas.box((0, 0, WIDTH, HEADER), theme.bar)
    canvas.box((0, HEADER, WIDTH, HEADER + 2), mix(theme.bar, theme.ink, 0.12))
    canvas.box((0, height - FOOTER, WIDTH, height), theme.ground)
    phone_frame(canvas, phone.clock, theme.ink, theme.bar, phone.battery)
    middle = 172
    canvas.sign("back", 60, middle, 60, theme.ink)
    emoji = len(chat.avatar) == 1 and ord(chat.avatar) > 0xFFFF
    canvas.avatar(160, middle, 50, chat.avatar, (240, 206, 92) if emoji else (104, 116, 128))
    canvas.write(chat.title, 232, middle - 4, Style(46, theme.ink, "medium"))
    canvas.write(chat.members, 232, middle + 44, Style(32, theme.faint))
    for name, x in (("film", 842), ("phone", 938), ("more", 1028)):
        canvas.sign(name, x, middle, 58, theme.ink)
    foot = height - FOOTER + 18
    if chat.stranger:
        _stranger_bar(canvas, theme, foot - 30)
    canvas.box((24, foot, 920, foot + 112), theme.theirs, 56)
    canvas.sign("face", 86, foot + 56, 58, theme.faint)
    canvas.write(phone.typed, 138, foot + 71, Style(42, theme.faint))
    canvas.sign("clip", 772, foot + 56, 54, theme.faint)
    canvas.sign("camera", 862, foot + 56, 56, theme.faint)
    canvas.disc(994, foot + 56, 56, theme.accent)
    canvas.sign("microphone", 994, foot + 56, 54, theme.bar)
    return canvas.image
