//! The page as HTML.
