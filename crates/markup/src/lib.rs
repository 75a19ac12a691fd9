//! The macro `view!`: HTML in Rust. It only turns tags, attributes and children into calls of `crate::markup` in the crate that uses it;
//! there is one kind of node, so that a page costs the program a few calls per element and no type of its own.
//!
//! - `name=value` sets an attribute; a closure as value is followed as it changes; `name` alone stands for `true`.
//! - `on:event=handler` listens (with the event's own type for `submit` and `keydown`), `prop:name=value` sets a property of the element, `node_ref=reference` hands the element out,
//!   `inner_html=text` writes markup that is already escaped.
//! - `"text"` and `{expression}` are children.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use rstml::Infallible;
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeBlock, NodeElement};
use syn::spanned::Spanned;
use syn::{Block, Error, Expr, ExprLit, Lit, Stmt};

/// Turns HTML into nodes.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match rstml::parse2(tokens.into()).and_then(|nodes| several(&nodes)) {
        Ok(code) => code.into(),
        Err(error) => error.to_compile_error().into(),
    }
}

fn several(nodes: &[Node]) -> Result<TokenStream, Error> {
    let mut made = nodes.iter().map(node).collect::<Result<Vec<_>, _>>()?;
    Ok(match (made.pop(), made.is_empty()) {
        (Some(one), true) => quote! { crate::markup::IntoNode::into_node(#one) },
        (Some(last), false) => {
            quote! { crate::markup::Node::Many(vec![#(crate::markup::IntoNode::into_node(#made),)* crate::markup::IntoNode::into_node(#last)]) }
        }
        (None, _) => quote! { crate::markup::Node::Nothing },
    })
}

fn node(node: &Node) -> Result<TokenStream, Error> {
    match node {
        Node::Element(element) => tag(element),
        Node::Text(text) => {
            let text = text.value_string();
            Ok(quote! { #text })
        }
        Node::Block(NodeBlock::ValidBlock(block)) => Ok(expression(block)),
        Node::Fragment(fragment) => several(&fragment.children),
        other => Err(Error::new(other.span(), "write an element, a \"text\" or an {expression}")),
    }
}

/// A block of one expression stands for the expression.
fn expression(block: &Block) -> TokenStream {
    if let [Stmt::Expr(one, None)] = block.stmts.as_slice() {
        quote! { #one }
    } else {
        quote! { #block }
    }
}

/// Statements rather than a chain: each call passes one pointer, and the ones with literal arguments are the same function everywhere.
fn tag(element: &NodeElement<Infallible>) -> Result<TokenStream, Error> {
    let name = element.name().to_string();
    let attributes = element.attributes().iter().map(attribute).collect::<Result<Vec<_>, _>>()?;
    let children = element.children.iter().map(child).collect::<Result<Vec<_>, _>>()?;
    if attributes.is_empty() && children.is_empty() {
        return Ok(quote! { crate::markup::Element::new(#name) });
    }
    // A name that no expression of the page can see.
    let made = Ident::new("element", Span::mixed_site());
    Ok(quote! {{
        let mut #made = crate::markup::Element::new(#name);
        #(#made #attributes;)*
        #(#made #children;)*
        #made
    }})
}

fn child(child: &Node) -> Result<TokenStream, Error> {
    let made = node(child)?;
    Ok(match child {
        Node::Text(_) => quote! { .words(#made) },
        Node::Element(_) => quote! { .element(#made) },
        _ => quote! { .child(#made) },
    })
}

fn attribute(attribute: &NodeAttribute) -> Result<TokenStream, Error> {
    let NodeAttribute::Attribute(attribute) = attribute else {
        return Err(Error::new(attribute.span(), "write name=value"));
    };
    let written = attribute.key.to_string().replace(' ', "");
    let name = written.strip_prefix("r#").unwrap_or(&written);
    let value = value(attribute);
    Ok(if name == "on:submit" {
        quote! { .on_submit(#value) }
    } else if name == "on:keydown" {
        quote! { .on_keydown(#value) }
    } else if let Some(event) = name.strip_prefix("on:") {
        quote! { .on(#event, #value) }
    } else if let Some(property) = name.strip_prefix("prop:") {
        quote! { .property(#property, #value) }
    } else if name == "node_ref" {
        quote! { .reference(#value) }
    } else if name == "inner_html" {
        quote! { .inner_html(#value) }
    } else if matches!(attribute.value(), Some(Expr::Lit(ExprLit { lit: Lit::Str(_), .. }))) {
        quote! { .fixed(#name, #value) }
    } else {
        quote! { .attribute(#name, #value) }
    })
}

fn value(attribute: &KeyedAttribute) -> TokenStream {
    match attribute.value() {
        None => quote! { true },
        Some(Expr::Block(block)) => expression(&block.block),
        Some(value) => quote! { #value },
    }
}
