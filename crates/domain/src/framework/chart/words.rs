//! Words broken into lines by an estimate of their width: there are no fonts here, and a line must not be wider than its place.

/// What a run of words may be.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// How wide a line may be, in pixels.
    pub width: i32,
    /// The size of the letters, in tenths of a pixel.
    pub size: i32,
    /// How many lines there may be.
    pub lines: usize,
}

/// What a letter takes, in hundredths of its size: on the generous side of common interface faces.
fn letter(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 28,
        ' ' | 'f' | 't' | 'r' | 'I' | '(' | ')' | '-' | '/' => 36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 90,
        'A'..='Z' => 70,
        '\u{0}'..='\u{2e7f}' => 57,
        // Letters of East Asia are as wide as they are high.
        _ => 100,
    }
}

/// How wide words are, in pixels, rounded up.
pub fn width(words: &str, size: i32) -> i32 {
    let hundredths: i32 = words.chars().map(letter).sum();
    (hundredths * size + 999) / 1000
}

/// The words in lines. A word that is wider than a line is broken; words that there is no line for end in an ellipsis.
pub fn lines(words: &str, room: Room) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&joined, room.size) <= room.width {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            line.push(c);
            if width(&line, room.size) > room.width && line.chars().nth(1).is_some() {
                line.pop();
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > room.lines {
        lines.truncate(room.lines);
        if let Some(last) = lines.last_mut() {
            while width(last, room.size) + width("…", room.size) > room.width && last.pop().is_some() {}
            last.truncate(last.trim_end().len());
            last.push('…');
        }
    }
    lines
}
