"""Every command once: its id, its keys, its words. Bindings, footer, help and palette are all made from this table.
How keys are written is in `keys.py`.

To add a command: an entry here, and an `action_…` method on its owner (docs/adding-a-command.md).
"""

from enum import StrEnum
from typing import NamedTuple


class Owner(StrEnum):
    """What a command belongs to: the widget or screen that has its action."""

    SCREEN = "screen"
    LIST = "list"
    FEEDS = "feeds"
    ITEMS = "items"
    QUEUE = "queue"
    TEXT = "text"
    CARET = "caret"
    SIDE = "side"


class Command(NamedTuple):
    """One thing a person can do."""

    id: str
    """`owner.verb`: the name in the settings file's `[keys]`."""
    keys: str
    """Textual key names, parted by commas; may be empty for what the palette alone offers."""
    action: str
    """The action of the owner, with its parameters. What takes the next keys, a prompt or an editor, is the screen's
    (`screen.…`): it opens before the next key is looked at."""
    label: str
    """A word or two for the footer."""
    help: str
    """A sentence for the help screen and the palette."""
    group: str
    """The heading it stands under in the help."""
    rank: int = 0
    """Place in the footer, 1 first; 0 for not in the footer."""


MOVE, FIND, NAMES, SELECT, MINE, PANES, ARTICLES, FEEDS, PROGRAM = (
    "Move",
    "Find",
    "People, companies, quotations",
    "Select and copy",
    "Bookmarks, highlights, notes",
    "Panes and looks",
    "Articles",
    "Feeds and queue",
    "Program",
)

COMMANDS: tuple[Command, ...] = (
    # The caret comes before the text: where both have a key, the caret's meaning wins while there is a caret.
    Command("caret.left", "h,left", "caret_left", "left", "One character left", SELECT),
    Command("caret.right", "l,right", "caret_right", "right", "One character right", SELECT),
    Command("caret.word", "w", "caret_word(1)", "word", "To the next word", SELECT, 3),
    Command("caret.word-back", "b", "caret_word(-1)", "word back", "To the word before", SELECT),
    Command("caret.word-end", "e", "caret_word_end", "word end", "To the end of the word", SELECT),
    Command("caret.sentence", "right_parenthesis", "caret_sentence(1)", "sentence", "To the next sentence", SELECT, 4),
    Command("caret.sentence-back", "left_parenthesis", "caret_sentence(-1)", "", "To the sentence before", SELECT),
    Command("caret.line-start", "0,home", "caret_line(-1)", "line start", "To the start of the line", SELECT),
    Command("caret.line-end", "dollar_sign,end", "caret_line(1)", "line end", "To the end of the line", SELECT),
    Command(
        "caret.grow",
        "v,space",
        "caret_grow",
        "select, grow",
        "Start selecting; then word, sentence, paragraph",
        SELECT,
        1,
    ),
    Command("caret.paragraph", "V", "caret_paragraph", "paragraph", "Select the whole paragraph", SELECT, 2),
    Command("caret.swap", "o", "caret_swap", "other end", "Go to the other end of the selection", SELECT, 5),
    # Moving in the text.
    Command("text.down", "j,down", "line(1)", "down", "One line down", MOVE),
    Command("text.up", "k,up", "line(-1)", "up", "One line up", MOVE),
    Command("text.page-down", "space,pagedown,ctrl+f", "page(1)", "page", "One page down", MOVE, 3),
    Command("text.page-up", "b,pageup,ctrl+b,shift+space", "page(-1)", "page up", "One page up", MOVE),
    Command("text.half-down", "ctrl+d", "half_page(1)", "", "Half a page down", MOVE),
    Command("text.half-up", "ctrl+u", "half_page(-1)", "", "Half a page up", MOVE),
    Command("text.start", "g,home,ctrl+home", "edge(-1)", "start", "To the start", MOVE),
    Command("text.end", "G,end,ctrl+end", "edge(1)", "end", "To the end", MOVE),
    Command("text.paragraph", "right_curly_bracket", "paragraph(1)", "", "To the next paragraph", MOVE),
    Command("text.paragraph-back", "left_curly_bracket", "paragraph(-1)", "", "To the paragraph before", MOVE),
    Command("text.heading", "right_square_bracket", "heading(1)", "", "To the next heading", MOVE),
    Command("text.heading-back", "left_square_bracket", "heading(-1)", "", "To the heading before", MOVE),
    Command("text.back", "ctrl+o,backspace", "back", "back", "Back to where you were before a jump", MOVE),
    # Names and quotations.
    Command("text.person", "p", "name('person', 1)", "person", "Next person", NAMES, 5),
    Command("text.person-back", "P", "name('person', -1)", "", "Person before", NAMES),
    Command("text.company", "c", "name('company', 1)", "company", "Next company", NAMES, 6),
    Command("text.company-back", "C", "name('company', -1)", "", "Company before", NAMES),
    Command(
        "text.quotation",
        "apostrophe",
        "quotation(1)",
        "quotation",
        "Next quotation, or next one of the name in focus",
        NAMES,
        7,
    ),
    Command(
        "text.quotation-back",
        "quotation_mark",
        "quotation(-1)",
        "",
        "Quotation before, or one before of the name in focus",
        NAMES,
    ),
    Command("text.next", "n", "again(1)", "next", "Next match, or next mention of the name in focus", NAMES),
    Command("text.previous", "N", "again(-1)", "previous", "Match or mention before", NAMES),
    Command("text.names", "i", "cycle_names", "names", "Names shown: all, first in each paragraph, off", NAMES),
    Command("text.correct", "E", "screen.correct", "correct", "Say what the name or the selection is", NAMES, 14),
    # Selecting and copying.
    Command("text.caret", "v", "caret", "select", "A caret: move it, then v or space selects and grows", SELECT, 8),
    Command("text.select-paragraph", "V", "select_paragraph", "", "Select the paragraph", SELECT),
    Command("text.select-quotation", "Q", "select_quotation", "", "Select the quotation under the cursor", SELECT),
    Command(
        "text.copy", "y", "copy(False)", "copy", "Copy the selection, else the quotation or name in focus", SELECT, 9
    ),
    Command(
        "text.copy-cited",
        "Y",
        "copy(True)",
        "copy with source",
        "Copy with speaker, title, source and date",
        SELECT,
        10,
    ),
    Command("text.let-go", "escape", "let_go", "let go", "Let go of selection, focus and matches", SELECT),
    # What is yours.
    Command("text.bookmark", "m", "bookmark", "bookmark", "Bookmark this place, or take the bookmark away", MINE, 12),
    Command(
        "text.highlight", "H", "highlight", "highlight", "Highlight the selection, or take the highlight away", MINE, 11
    ),
    Command("text.note", "a", "screen.note", "note", "Write a note on the selection or paragraph", MINE, 13),
    Command("text.mine", "full_stop", "mine(1)", "", "Next bookmark, highlight or note", MINE),
    Command("text.mine-back", "comma", "mine(-1)", "", "Bookmark, highlight or note before", MINE),
    Command("text.remove-mine", "x,delete", "remove_mine", "", "Delete the bookmark, highlight or note here", MINE),
    # Links.
    Command("text.link", "l", "link(1)", "link", "Next link", MOVE),
    Command("text.link-back", "L", "link(-1)", "", "Link before", MOVE),
    Command(
        "text.follow",
        "enter",
        "follow",
        "follow",
        "Open the link in focus in the browser; show the picture in focus large",
        MOVE,
    ),
    # Pictures.
    Command("text.picture", "s", "picture(1)", "picture", "Next picture", MOVE),
    Command("text.picture-back", "S", "picture(-1)", "", "Picture before", MOVE),
    Command("text.picture-outside", "X", "open_picture", "", "Open the picture here in another program", MOVE),
    # The list.
    Command("list.down", "j,down", "cursor(1)", "down", "Next article", MOVE),
    Command("list.up", "k,up", "cursor(-1)", "up", "Article before", MOVE),
    Command("list.page-down", "space,pagedown,ctrl+d,ctrl+f", "cursor_page(1)", "", "One page down", MOVE),
    Command("list.page-up", "b,pageup,ctrl+u,ctrl+b", "cursor_page(-1)", "", "One page up", MOVE),
    Command("list.start", "g,home", "cursor_edge(-1)", "", "First", MOVE),
    Command("list.end", "G,end", "cursor_edge(1)", "", "Last", MOVE),
    Command(
        "list.open",
        "enter,l,right",
        "choose",
        "open",
        "Open what is under the cursor: an article, a feed, an item",
        ARTICLES,
        3,
    ),
    Command(
        "list.filter",
        "slash",
        "screen.filter",
        "filter",
        "Filter as you type: words of title, site, author; #tag",
        FIND,
        4,
    ),
    Command(
        "list.sort",
        "s",
        "screen.shelf('sort')",
        "sort",
        "Sort by date added, title, site, date, length, how far read",
        ARTICLES,
        5,
    ),
    Command(
        "list.view",
        "f",
        "screen.view",
        "unread, all …",
        "Show unread, all, read, archived, feeds, the queue",
        ARTICLES,
        6,
    ),
    Command("list.finish", "r", "screen.shelf('finished')", "read", "Mark as read or unread", ARTICLES),
    Command(
        "list.archive", "A", "screen.shelf('archived')", "archive", "Archive, or take out of the archive", ARTICLES, 7
    ),
    Command("list.tag", "t", "screen.shelf('tag')", "tag", "Write its tags", ARTICLES, 8),
    Command("list.rename", "R", "screen.shelf('rename')", "rename", "Write its title", ARTICLES),
    Command(
        "list.delete",
        "d,delete",
        "screen.shelf('delete')",
        "delete",
        "Delete the article; u brings it back",
        ARTICLES,
        9,
    ),
    Command(
        "list.let-go",
        "escape",
        "screen.shelf('let-go')",
        "",
        "Stop what is being fetched; let go of filter and search; back to the articles",
        FIND,
    ),
    # Feeds, their items and the queue have the list's keys and these; what stands under the cursor says which work.
    Command(
        "feeds.refresh", "n", "screen.shelf('feed-refresh')", "new items", "Look for new items of this feed", FEEDS, 4
    ),
    Command(
        "feeds.refresh-all",
        "N",
        "screen.shelf('feed-refresh-all')",
        "of all feeds",
        "Look for new items of all feeds",
        FEEDS,
        5,
    ),
    Command(
        "feeds.subscribe",
        "a",
        "screen.shelf('subscribe')",
        "subscribe",
        "Subscribe: the address of a feed, or of a page that has one",
        FEEDS,
        6,
    ),
    Command(
        "feeds.read", "r", "screen.shelf('feed-read')", "all read", "Mark all items of this feed as read", FEEDS, 7
    ),
    Command("feeds.read-all", "A", "screen.shelf('feed-read-all')", "", "Mark all items of all feeds as read", FEEDS),
    Command("feeds.rename", "R", "screen.shelf('feed-rename')", "rename", "Call the feed otherwise", FEEDS),
    Command("feeds.folder", "m,t", "screen.shelf('feed-folder')", "folder", "Put the feed into a folder", FEEDS, 8),
    Command(
        "feeds.remove",
        "d,delete",
        "screen.shelf('feed-remove')",
        "unsubscribe",
        "Unsubscribe; u brings it back",
        FEEDS,
        9,
    ),
    Command("items.read", "r", "screen.shelf('item-read')", "read", "Mark the item as read or unread", FEEDS, 6),
    Command(
        "items.read-all",
        "A",
        "screen.shelf('item-read-all')",
        "all read",
        "Mark every item of the list as read",
        FEEDS,
        7,
    ),
    Command(
        "items.unread-only",
        "s",
        "screen.shelf('item-unread-only')",
        "unread, all",
        "Only the unread items, or all",
        FEEDS,
        8,
    ),
    Command("queue.retry", "r,n", "screen.shelf('retry')", "fetch", "Fetch this page, or try it again", FEEDS, 3),
    Command("queue.retry-all", "N", "screen.shelf('retry-all')", "fetch all", "Fetch all pages of the queue", FEEDS, 4),
    Command(
        "queue.drop",
        "d,delete",
        "screen.shelf('drop')",
        "drop",
        "Take the address out of the queue; u puts it back",
        FEEDS,
        5,
    ),
    # The side pane.
    Command("side.down", "j,down", "cursor(1)", "down", "Next line", MOVE),
    Command("side.up", "k,up", "cursor(-1)", "up", "Line before", MOVE),
    Command("side.page-down", "space,pagedown,ctrl+d,ctrl+f", "cursor_page(1)", "", "One page down", MOVE),
    Command("side.page-up", "b,pageup,ctrl+u,ctrl+b", "cursor_page(-1)", "", "One page up", MOVE),
    Command("side.start", "g,home", "cursor_edge(-1)", "", "First", MOVE),
    Command("side.end", "G,end", "cursor_edge(1)", "", "Last", MOVE),
    Command(
        "side.go", "enter", "choose", "go there", "Go to the next place of this line; fold or open a section", MOVE, 3
    ),
    Command("side.section", "right_square_bracket", "section(1)", "section", "Next section", MOVE, 4),
    Command("side.section-back", "left_square_bracket", "section(-1)", "", "Section before", MOVE),
    Command("side.copy", "y", "copy(False)", "copy", "Copy this quotation, name or note", SELECT, 5),
    Command(
        "side.copy-cited", "Y", "copy(True)", "copy with source", "Copy with speaker, title, source and date", SELECT, 6
    ),
    Command("side.delete", "d,delete,x", "delete", "delete", "Delete this bookmark, highlight or note", MINE, 7),
    Command("side.edit", "a,e", "screen.edit_mine", "edit note", "Write on this bookmark, highlight or note", MINE, 8),
    Command("side.correct", "E", "screen.correct", "correct", "Say what this name is", NAMES, 9),
    Command("side.let-go", "escape", "screen.leave_side", "", "Stop what is being fetched; back to the text", MOVE),
    # Everywhere.
    Command("screen.find", "slash", "find", "find", "Find in this article", FIND, 4),
    Command("screen.search", "F,ctrl+s", "search", "search", "Search every article and note", FIND),
    Command("screen.next-pane", "tab", "pane(1)", "pane", "Next pane", PANES, 20),
    Command("screen.previous-pane", "shift+tab", "pane(-1)", "", "Pane before", PANES),
    Command("screen.list", "1", "go_list", "list", "To the list, back to the articles; from there, fold it", PANES),
    Command("screen.text", "2", "go_text", "text", "To the text", PANES),
    Command("screen.side", "3", "go_side", "side", "To the side pane; from there, fold it", PANES),
    Command("screen.zen", "z", "zen", "zen", "Only the text", PANES),
    Command("screen.wider", "plus,equals_sign", "measure(4)", "", "Wider lines", PANES),
    Command("screen.narrower", "minus", "measure(-4)", "", "Narrower lines", PANES),
    Command("screen.list-wider", "greater_than_sign", "list_width(2)", "", "Wider list", PANES),
    Command("screen.list-narrower", "less_than_sign", "list_width(-2)", "", "Narrower list", PANES),
    Command("screen.theme", "T", "cycle_theme", "theme", "Next theme", PANES),
    Command("screen.next-article", "J", "neighbour(1)", "next article", "Open the next article of the list", ARTICLES),
    Command("screen.previous-article", "K", "neighbour(-1)", "", "Open the article before", ARTICLES),
    Command("screen.add", "o", "add", "add", "Add an article: a web address, or a file", ARTICLES, 10),
    Command("screen.browse", "O", "browse", "", "Open the article's page in the browser", ARTICLES),
    Command(
        "screen.refetch", "ctrl+r,f5", "refetch", "", "Fetch the article's page again, or for the first time", ARTICLES
    ),
    Command("screen.pictures", "I", "pictures", "", "Keep the article's pictures with it, or let go of them", ARTICLES),
    Command("screen.feeds", "4", "feeds", "feeds", "To the feeds", FEEDS),
    Command("screen.queue", "5", "queue", "queue", "To the pages that are still to be fetched", FEEDS),
    Command("screen.stop", "escape", "stop", "", "Stop what is being fetched", FEEDS),
    Command("screen.undo", "u", "undo", "undo", "Undo the last deletion or change", PROGRAM),
    Command("screen.redo", "U", "redo", "redo", "Do again what undo took back", PROGRAM),
    Command("screen.help", "question_mark,f1", "help", "keys", "The keys that work here", PROGRAM, 21),
    Command("screen.palette", "colon,ctrl+p", "palette", "commands", "Every command, by name", PROGRAM),
    Command("screen.suspend", "ctrl+z", "suspend", "", "Back to the shell for a while; fg comes back", PROGRAM),
    Command("screen.quit", "q,ctrl+q", "quit", "quit", "Quit", PROGRAM, 22),
)


def owned_by(*owners: Owner) -> list[Command]:
    """The commands of these owners, in the order of the table."""
    return [command for command in COMMANDS if command.id.partition(".")[0] in owners]


def by_id(command_id: str) -> Command | None:
    """The command with this id."""
    return next((command for command in COMMANDS if command.id == command_id), None)
