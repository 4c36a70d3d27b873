//! The one table of commands. Dispatch, help, hint line, palette, `blocs keys`, the man page and
//! the README's table are all made from it, so none can name a key another does not.

use super::key::Key;

/// Where a binding holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Scope {
    /// In the panes and on a record's page.
    Explorer,
    /// In the panes and in every other view.
    Rows,
    /// In the panes.
    Panes,
    /// In every view but the panes.
    View,
    /// On the map.
    Map,
    /// In the comparison.
    Compare,
    /// Among the ties.
    Ties,
    /// On a record's page.
    Page,
    /// In a box with a list to choose from: search, help, palette.
    Choosing,
    /// In the search box.
    Search,
    /// In any box that takes text.
    Typing,
}

impl Scope {
    /// Every scope, in the order help lists them.
    pub const ALL: [Self; 11] = [
        Self::Rows,
        Self::Panes,
        Self::Explorer,
        Self::View,
        Self::Map,
        Self::Compare,
        Self::Ties,
        Self::Page,
        Self::Search,
        Self::Choosing,
        Self::Typing,
    ];

    /// The heading help gives it.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Explorer => "Anywhere",
            Self::Rows => "Panes and views",
            Self::Panes => "Panes",
            Self::View => "Map, timeline, comparison, ties",
            Self::Map => "Map",
            Self::Compare => "Comparison",
            Self::Ties => "Ties",
            Self::Page => "Record page",
            Self::Choosing => "Any list to choose from",
            Self::Search => "Search",
            Self::Typing => "Any box that takes text",
        }
    }

    /// Whether a binding of this scope and one of the other could be meant by the same key.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        // Panes, page, map, timeline, comparison, ties, search, a list to choose from, a text.
        let levels = |scope| match scope {
            Self::Explorer => [true, true, true, true, true, true, false, false, false],
            Self::Rows => [true, false, true, true, true, true, false, false, false],
            Self::Panes => [true, false, false, false, false, false, false, false, false],
            Self::View => [false, false, true, true, true, true, false, false, false],
            Self::Map => [false, false, true, false, false, false, false, false, false],
            Self::Compare => [false, false, false, false, true, false, false, false, false],
            Self::Ties => [false, false, false, false, false, true, false, false, false],
            Self::Page => [false, true, false, false, false, false, false, false, false],
            Self::Choosing => [false, false, false, false, false, false, true, true, false],
            Self::Search => [false, false, false, false, false, false, true, false, false],
            Self::Typing => [false, false, false, false, false, false, true, true, true],
        };
        levels(self).iter().zip(levels(other)).any(|(a, b)| *a && b)
    }
}

/// A command's row in the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Spec {
    /// The command.
    pub command: Command,
    /// What the palette calls it.
    pub name: &'static str,
    /// Where its keys hold.
    pub scope: Scope,
    /// Its keys, the one to show first.
    pub keys: &'static [Key],
    /// What it does, one sentence without a full stop.
    pub text: &'static str,
    /// The word on the hint line; empty where it is not for it.
    pub hint: &'static str,
}

macro_rules! commands {
    ($($command:ident $name:literal $scope:ident [$($key:expr),* $(,)?] $hint:literal $text:literal;)+) => {
        /// Everything a key, or the palette, can ask for.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Command {
            $(#[doc = $text] $command,)+
        }

        /// The table, in the order help lists it.
        pub const TABLE: &[Spec] = {
            use Key::*;
            &[$(Spec {
                command: Command::$command,
                name: $name,
                scope: Scope::$scope,
                keys: &[$($key),*],
                text: $text,
                hint: $hint,
            },)+]
        };
    };
}

commands! {
    Down "next row" Rows [Char('j'), Down, Ctrl('n')] "" "Move to the next row";
    Up "previous row" Rows [Char('k'), Up, Ctrl('p')] "" "Move to the previous row";
    PageDown "page down" Rows [PageDown, Ctrl('d'), Ctrl('f')] "" "Move a page down";
    PageUp "page up" Rows [PageUp, Ctrl('u'), Ctrl('b')] "" "Move a page up";
    First "first row" Rows [Char('g'), Home] "" "Move to the first row";
    Last "last row" Rows [Char('G'), End] "" "Move to the last row";
    Narrow "next pane" Rows [Tab, Char('l'), Right] "narrow" "Go to the next pane, narrowed by this row";
    Return "previous pane" Rows [BackTab, Char('h'), Left] "" "Go to the previous pane, as it was";
    Open "open" Rows [Enter] "open" "Start afresh from this row";
    Pin "pin" Rows [Char(' ')] "pin" "Keep this row: the other panes list what is linked to every pin";
    Widen "widen" Panes [Esc] "" "Clear the filter, else leave the path, else drop the pins";
    Read "read" Rows [Char('v')] "read" "Read the whole record as a page";
    Filter "filter" Panes [Char('f')] "filter" "Filter this pane by name";
    Sort "sort" Panes [Char('s')] "" "Sort this pane by the next column";
    Reverse "reverse" Panes [Char('S')] "" "Reverse this pane's order";
    Export "export list" Panes [Char('e')] "" "Write this pane's list as a CSV table into this folder";
    DetailDown "detail down" Panes [Char('J')] "" "Scroll the detail pane down";
    DetailUp "detail up" Panes [Char('K')] "" "Scroll the detail pane up";
    Search "search" Explorer [Char('/')] "search" "Find a country, organisation, agreement or signatory by any name";
    SetDate "set the date" Explorer [Char('t')] "date" "Set the date everything is shown for";
    ToggleEver "ever" Explorer [Char('T')] "" "Switch between the date and ever";
    YearBack "year back" Explorer [Char('<')] "" "Go a year back";
    YearForward "year forward" Explorer [Char('>')] "" "Go a year forward";
    ChangeBack "previous change" Explorer [Char(',')] "" "Go to the previous change of this row";
    ChangeForward "next change" Explorer [Char('.')] "" "Go to the next change of this row";
    ViewPanes "panes" Explorer [Char('1')] "" "Show the panes";
    ViewMap "map" Explorer [Char('2')] "map" "Show the world, coloured by what is selected";
    ViewTimeline "timeline" Explorer [Char('3')] "" "Show what is selected as bars in time";
    ViewCompare "compare" Explorer [Char('4')] "" "Show the exact overlap of the pinned organisations";
    ViewTies "ties" Explorer [Char('5')] "" "Show what binds two countries, or one to all";
    Back "back" Explorer [Backspace, Char('[')] "back" "Go back to where you were";
    Forward "forward" Explorer [Char(']')] "" "Go forward again";
    Bookmark "bookmark" Explorer [Char('M')] "" "Bookmark this place, or drop its bookmark";
    Bookmarks "bookmarks" Explorer [Char('B')] "" "Choose among the bookmarks";
    Copy "copy" Explorer [Char('y')] "" "Copy the row, or the record's address, to the clipboard";
    OpenSource "open source" Explorer [Char('o')] "" "Show the address of the record's first source, and copy it";
    Palette "commands" Explorer [Char(':')] "" "Choose a command by name";
    Help "help" Explorer [Char('?'), F(1)] "keys" "Show all keys";
    Redraw "redraw" Explorer [Ctrl('l')] "" "Draw the screen anew";
    Suspend "suspend" Explorer [Ctrl('z')] "" "Stop, back to the shell; fg returns";
    Quit "quit" Panes [Char('q')] "quit" "Leave blocs";
    QuitAtOnce "quit at once" Explorer [Ctrl('c')] "" "Leave blocs from anywhere";
    CloseView "close view" View [Esc, Char('q')] "panes" "Go back to the panes";
    ZoomIn "zoom in" View [Char('+'), Char('=')] "zoom" "Look closer";
    ZoomOut "zoom out" View [Char('-')] "" "Look from further away";
    PanLeft "move left" View [Char('H')] "" "Move the map west";
    PanDown "move down" View [Char('J')] "" "Move the map south, or the lines up";
    PanUp "move up" View [Char('K')] "" "Move the map north, or the lines down";
    PanRight "move right" View [Char('L')] "" "Move the map east";
    Picture "save picture" View [Char('e')] "save" "Write the view as an SVG picture into this folder";
    NextRegion "next region" Map [Char('z')] "region" "Look at the next part of the world";
    NextMarker "next marker" Map [Char('b')] "" "Draw with the next kind of points: quadrants, octants, braille, letters";
    RegionWorld "map of the world" Map [Char('w'), Char('0')] "" "Look at the whole world";
    RegionEurope "map of Europe" Map [Char('u')] "" "Look at Europe";
    RegionAfrica "map of Africa" Map [Char('a')] "" "Look at Africa";
    RegionAsia "map of Asia" Map [Char('s')] "" "Look at Asia";
    RegionAmericas "map of the Americas" Map [Char('n')] "" "Look at the Americas";
    RegionOceania "map of Oceania" Map [Char('c')] "" "Look at Oceania";
    RegionMiddleEast "map of the Middle East" Map [Char('m')] "" "Look at the Middle East";
    RegionPostSoviet "map of the post-Soviet space" Map [Char('x')] "" "Look at what was the Soviet Union";
    SortCombinations "sort combinations" Compare [Char('s')] "sort" "Order the combinations by size, or by how many organisations they are of";
    FoldEnded "list what ended" Ties [Char('x')] "ended" "List what ended, or fold it";
    CountUniversal "count universal ties" Ties [Char('u')] "universal" "Count what nearly all belong to in the chain, or leave it out";
    Play "play" View [Char('P')] "play" "Let time run from here, or stop it";
    ScrollDown "scroll down" Page [Char('j'), Down] "" "Scroll down";
    ScrollUp "scroll up" Page [Char('k'), Up] "" "Scroll up";
    ScrollPageDown "scroll a page down" Page [PageDown, Char(' '), Ctrl('d')] "" "Scroll a page down";
    ScrollPageUp "scroll a page up" Page [PageUp, Ctrl('u')] "" "Scroll a page up";
    ScrollFirst "to the top" Page [Char('g'), Home] "" "Scroll to the top";
    ScrollLast "to the end" Page [Char('G'), End] "" "Scroll to the end";
    NextLink "next link" Page [Tab, Char('l'), Right] "next link" "Go to the next link";
    PreviousLink "previous link" Page [BackTab, Char('h'), Left] "" "Go to the previous link";
    FollowLink "follow" Page [Enter] "follow" "Open what the link names";
    ClosePage "close page" Page [Esc, Char('q'), Char('v')] "close" "Go back to the panes";
    NextKind "next kind" Search [Tab] "kind" "Search only countries, organisations or agreements, by turns";
    PreviousKind "previous kind" Search [BackTab] "" "The same, the other way round";
    ChoiceDown "next choice" Choosing [Down, Ctrl('n')] "" "Move to the next row";
    ChoiceUp "previous choice" Choosing [Up, Ctrl('p')] "" "Move to the previous row";
    ChoicePageDown "choices down" Choosing [PageDown] "" "Move a page down";
    ChoicePageUp "choices up" Choosing [PageUp] "" "Move a page up";
    Accept "accept" Typing [Enter] "choose" "Take what is chosen or typed";
    Cancel "cancel" Typing [Esc, Ctrl('c')] "close" "Close the box and change nothing";
}

impl Command {
    /// The command's row in the table.
    #[must_use]
    pub fn spec(self) -> &'static Spec {
        // The table has one row a variant, in the order of the variants.
        &TABLE[self as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_row_of_its_own_with_words() {
        for (n, spec) in TABLE.iter().enumerate() {
            assert_eq!(spec.command as usize, n);
            assert!(!spec.name.is_empty() && !spec.text.ends_with('.') && !spec.keys.is_empty());
        }
    }
}
