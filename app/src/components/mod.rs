//! Parts that several pages are made of.

pub mod avatar;
pub mod button;
pub mod choice;
pub mod dialog;
pub mod durability;
pub mod empty;
pub mod excerpt;
pub mod expected;
pub mod failed;
pub mod field;
pub mod floating;
pub mod focus;
pub mod frame;
pub mod hydrated;
pub mod icon;
pub mod kept;
pub mod keyed;
pub mod listen;
pub mod notice;
pub mod quote;
pub mod said;
pub mod summary;
pub mod together;
pub mod too_long;
pub mod topbar;
pub mod when;
