//! Bringing in files.
