//! Places in a text counted in UTF-16 units, which is how the browser and the document count.

/// Where a place goes that lies inside of a character of two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Snap {
    /// Before the character.
    Down,
    /// After it.
    Up,
}

/// The length of a text.
pub fn len(text: &str) -> u32 {
    u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX)
}

/// The units of one character: one or two.
pub(crate) fn units(c: char) -> u32 {
    if c.len_utf16() == 2 { 2 } else { 1 }
}

/// The nearest place that is no more than the text's length and not inside of a character.
pub fn snap(text: &str, at: u32, to: Snap) -> u32 {
    let mut place = 0;
    for c in text.chars() {
        let next = place + units(c);
        if next > at {
            return if place == at || to == Snap::Down { place } else { next };
        }
        place = next;
    }
    place
}

/// The part of a text between two places, each moved out of the inside of a character towards the start.
pub fn slice(text: &str, from: u32, to: u32) -> &str {
    let start = byte(text, from);
    let end = byte(text, to).max(start);
    text.get(start..end).unwrap_or_default()
}

/// The byte at a place; the text's length if it lies behind.
fn byte(text: &str, at: u32) -> usize {
    let mut place = 0;
    for (index, c) in text.char_indices() {
        place += units(c);
        if place > at {
            return index;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_inside_of_an_emoji_moves_out() {
        assert_eq!(len("a😀b"), 4);
        assert_eq!(snap("a😀b", 2, Snap::Down), 1);
        assert_eq!(snap("a😀b", 2, Snap::Up), 3);
        assert_eq!(snap("a😀b", 3, Snap::Down), 3);
        assert_eq!(snap("a😀b", 99, Snap::Up), 4);
        assert_eq!(slice("a😀b", 1, 3), "😀");
        assert_eq!(slice("a😀b", 0, 2), "a");
        assert_eq!(slice("a😀b", 3, 1), "");
    }
}
