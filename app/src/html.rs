//! Text as what stands between tags.

/// The text, in which nothing is a tag or an entity.
pub fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            c => html.push(c),
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn text_cannot_become_an_element() {
        assert_eq!(escaped("</span><script>a & b"), "&lt;/span&gt;&lt;script&gt;a &amp; b");
    }
}
