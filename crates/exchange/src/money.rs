//! Pay as people write it: `45,000–60,000 EUR`, `$45k - $60k`.

/// A range of pay, and its currency where it says one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Range {
    /// The lowest.
    pub low: u32,
    /// The highest.
    pub high: u32,
    /// Three letters.
    pub currency: Option<String>,
}

/// Reads a range; none where there are not one or two amounts.
pub(crate) fn range(text: &str) -> Option<Range> {
    let mut amounts = Vec::new();
    for part in text.split(['–', '—', '-', '‒']).flat_map(|part| part.split(" to ")) {
        amounts.extend(amount(part));
    }
    let (low, high) = match amounts.as_slice() {
        [one] => (*one, *one),
        [low, high] if low <= high => (*low, *high),
        // 45–60k
        [low, high] if low.saturating_mul(1000) <= *high => (low.saturating_mul(1000), *high),
        _ => return None,
    };
    let low = if low < 1000 && high >= 1000 && text.to_lowercase().contains('k') { low.saturating_mul(1000) } else { low };
    Some(Range { low, high, currency: currency(text) })
}

/// One amount in whole units.
pub(crate) fn amount(text: &str) -> Option<u32> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let number: String = text
        .get(start..)?
        .chars()
        .take_while(|c| c.is_ascii_digit() || matches!(c, ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}'))
        .collect();
    let rest = text.get(start + number.len()..).unwrap_or_default();
    let plain: String = number.chars().filter(|c| !matches!(c, '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    let whole = match plain.rfind([',', '.']) {
        // Behind the last mark are three digits: it parts thousands. Otherwise it starts the cents.
        Some(at) if plain.len() - at != 4 => plain.get(..at).unwrap_or_default(),
        _ => plain.as_str(),
    };
    let units: u32 = whole.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()?;
    let thousand = rest.trim_start().starts_with(['k', 'K']);
    Some(if thousand { units.saturating_mul(1000) } else { units })
}

fn currency(text: &str) -> Option<String> {
    let signs = [('€', "EUR"), ('$', "USD"), ('£', "GBP"), ('¥', "JPY"), ('₹', "INR"), ('₪', "ILS")];
    if let Some((_, code)) = signs.iter().find(|(sign, _)| text.contains(*sign)) {
        return Some((*code).to_owned());
    }
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).find(|word| is_code(word));
    word.map(str::to_owned)
}

/// Whether it has the form of a currency's code.
pub(crate) fn is_code(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase())
}
