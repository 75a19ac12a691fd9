//! Which columns are in the page: those in sight and some beside them. Two hundred roles are two hundred columns, and nobody sees them all.

/// More columns than this are not all in the page.
pub const WHOLE: usize = 16;
/// Columns beside those in sight: so many can be scrolled over before anything has to be made.
const BESIDE: usize = 4;

/// Where the column in which I am stands beside the window. It stays in the page wherever the window goes: I may be writing in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Apart {
    /// In the window, or I am in no column.
    No,
    /// That column, before the window.
    Before(usize),
    /// That column, behind the window.
    Behind(usize),
}

/// A part of the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first.
    pub start: usize,
    /// The one behind the last.
    pub end: usize,
}

impl Window {
    /// What is shown before anything was measured.
    pub const FIRST: Self = Self { start: 0, end: WHOLE };

    /// What is shown where the view begins `left` pixels from the first column and is `seen` pixels wide. Moves in steps, so that scrolling
    /// a little changes nothing.
    pub fn of(left: u32, seen: u32, column: u32) -> Self {
        let column = column.max(1);
        let first = usize::try_from(left / column).unwrap_or_default();
        let last = usize::try_from(left.saturating_add(seen).div_ceil(column)).unwrap_or_default();
        let start = first.saturating_sub(BESIDE) / BESIDE * BESIDE;
        Self { start, end: (last + BESIDE).div_ceil(BESIDE) * BESIDE }
    }

    /// What of `count` columns there is of it.
    pub fn within(self, count: usize) -> Self {
        Self { start: self.start.min(count), end: self.end.min(count) }
    }

    /// Where the column in which I am stands.
    pub fn apart(self, here: Option<usize>) -> Apart {
        match here {
            Some(here) if here < self.start => Apart::Before(here),
            Some(here) if here >= self.end => Apart::Behind(here),
            _ => Apart::No,
        }
    }

    /// How far to scroll so that column number `wanted` is wholly in sight.
    pub fn reveal(wanted: usize, left: u32, seen: u32, column: u32) -> u32 {
        let begin = u32::try_from(wanted).unwrap_or_default().saturating_mul(column);
        let end = begin.saturating_add(column);
        if begin < left { begin } else { left.max(end.saturating_sub(seen)).min(begin) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Apart, BESIDE, Window};

    #[test]
    fn what_is_in_sight_is_always_in_the_page_and_little_else() {
        for left in (0..40_000).step_by(37) {
            for seen in [300, 1000, 2500] {
                let window = Window::of(left, seen, 200);
                assert!(window.start * 200 <= left as usize && window.end * 200 >= (left + seen) as usize, "{left} {window:?}");
                assert!(window.end - window.start <= (seen as usize).div_ceil(200) + 4 * BESIDE, "{left} {window:?}");
            }
        }
    }

    #[test]
    fn the_column_where_i_am_is_never_out_of_the_page() {
        let window = Window { start: 8, end: 24 };
        for here in 0..200 {
            let found = window.apart(Some(here));
            assert_eq!(found == Apart::No, (8..24).contains(&here), "{here}");
        }
        assert_eq!((window.apart(Some(3)), window.apart(Some(24))), (Apart::Before(3), Apart::Behind(24)));
        assert_eq!(window.apart(None), Apart::No);
        assert_eq!(window.within(10), Window { start: 8, end: 10 });
    }

    #[test]
    fn a_column_is_revealed_with_the_least_movement() {
        assert_eq!(Window::reveal(3, 0, 1000, 200), 0);
        assert_eq!(Window::reveal(5, 0, 1000, 200), 200);
        assert_eq!(Window::reveal(1, 500, 1000, 200), 200);
        // Wider than the view: its beginning.
        assert_eq!(Window::reveal(2, 0, 100, 200), 400);
    }
}
