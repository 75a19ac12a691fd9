//! Writing nodes as HTML. The browser finds its way back by two kinds of comments: an empty one between two texts, which would flow
//! together otherwise, and `/` behind everything that may change.

use super::element::Element;
use super::node::Node;
use super::value::Value;

/// Elements without an end.
const VOID: [&str; 6] = ["input", "br", "hr", "img", "meta", "link"];

/// What was written last in the current element.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Text,
    Other,
}

/// Nodes as HTML.
pub fn html(node: &Node) -> String {
    let mut out = String::with_capacity(32 * 1024);
    write(node, &mut out, &mut Last::Other);
    out
}

fn write(node: &Node, out: &mut String, last: &mut Last) {
    match node {
        Node::Nothing => {}
        Node::Text(text) => {
            // An empty text is no node in the parsed page.
            if !text.is_empty() {
                if *last == Last::Text {
                    out.push_str("<!---->");
                }
                escape(text, out);
                *last = Last::Text;
            }
        }
        Node::Element(element) => {
            write_element(element, out);
            *last = Last::Other;
        }
        Node::Many(nodes) => nodes.iter().for_each(|node| write(node, out, last)),
        Node::Changing(make) => {
            write(&make(), out, last);
            end(out, last);
        }
        Node::Keyed(keyed) => {
            for key in (keyed.keys)() {
                write(&(keyed.item)(&key), out, last);
            }
            end(out, last);
        }
    }
}

fn end(out: &mut String, last: &mut Last) {
    out.push_str("<!--/-->");
    *last = Last::Other;
}

fn write_element(Element(element): &Element, out: &mut String) {
    out.push('<');
    out.push_str(element.tag);
    for (name, value) in &element.attributes {
        write_attribute(name, value, out);
    }
    out.push('>');
    if VOID.contains(&element.tag) {
        return;
    }
    let mut last = Last::Other;
    if let Some(markup) = &element.markup {
        out.push_str(markup);
    }
    // A parser leaves out a line break right behind the tag.
    if matches!(element.tag, "textarea" | "pre") && matches!(element.children.first(), Some(Node::Text(t)) if t.starts_with('\n'))
    {
        out.push('\n');
    }
    element.children.iter().for_each(|child| write(child, out, &mut last));
    out.push_str("</");
    out.push_str(element.tag);
    out.push('>');
}

fn write_attribute(name: &str, value: &Value, out: &mut String) {
    match value {
        Value::Absent => {}
        Value::Present => {
            out.push(' ');
            out.push_str(name);
        }
        Value::Text(text) => {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            escape(text, out);
            out.push('"');
        }
        Value::Changing(make) => write_attribute(name, &make(), out),
    }
}

/// Text that stays text wherever it stands.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::html;
    use crate::markup::view;

    #[test]
    fn what_people_write_never_becomes_markup() {
        let text = "<script>alert(\"1\")</script> & more".to_owned();
        let attribute = text.clone();
        assert_eq!(
            html(&view! { <p title=attribute>{text}</p> }),
            "<p title=\"&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more\">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; more</p>"
        );
    }

    #[test]
    fn texts_beside_each_other_stay_apart_and_changing_parts_end_visibly() {
        assert_eq!(html(&view! { <p>"one" {"two"} {|| "three"}</p> }), "<p>one<!---->two<!---->three<!--/--></p>");
    }

    #[test]
    fn a_text_may_begin_with_a_line_break() {
        assert_eq!(html(&view! { <textarea>{"\nsecond".to_owned()}</textarea> }), "<textarea>\n\nsecond</textarea>");
    }

    #[test]
    fn attributes_without_a_value_are_present_or_left_out() {
        assert_eq!(html(&view! { <input required disabled=false value="x"/> }), "<input required value=\"x\">");
    }
}
