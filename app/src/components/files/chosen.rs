//! The files that were chosen. They stay what the browser handed out: their bytes are read by nobody but the browser itself while it sends
//! them.

use crate::words::files as said;
use leptos::prelude::*;
use send_wrapper::SendWrapper;
use web_sys::{File, FileList};

/// Most bytes of one upload: what the server reads (`exchange::limits`).
const MAX_BYTES: f64 = 20.0 * 1024.0 * 1024.0;
/// Most files of one upload.
const MAX_FILES: usize = 500;

/// The files, in the order in which they were chosen; of one name the last. Each file is bound to its thread, not the list: on the server there is
/// never a file in it, but the list goes from thread to thread with its page.
#[derive(Clone, Copy)]
pub struct Chosen(RwSignal<Vec<(String, SendWrapper<File>)>>, usize);

impl Chosen {
    /// None; as many as an upload takes.
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()), MAX_FILES)
    }

    /// None; of several that are chosen the last is taken.
    pub fn one() -> Self {
        Self(RwSignal::new(Vec::new()), 1)
    }

    /// Whether several can be chosen.
    pub fn takes_many(self) -> bool {
        self.1 > 1
    }

    /// Adds what was chosen or dropped.
    pub fn add(self, list: &FileList) {
        let new: Vec<File> = (0..list.length()).filter_map(|place| list.item(place)).collect();
        self.0.update(|all| {
            for file in new {
                let name = file.name();
                all.retain(|(known, _)| *known != name);
                all.push((name, SendWrapper::new(file)));
            }
            if !self.takes_many() {
                all.drain(..all.len().saturating_sub(1));
            }
        });
    }

    /// Takes one out.
    pub fn take_out(self, name: &str) {
        self.0.update(|all| all.retain(|(known, _)| known != name));
    }

    /// Takes all out.
    pub fn clear(self) {
        self.0.set(Vec::new());
    }

    /// Whether a file of that name is among them, or is inside of an archive among them.
    pub fn has(self, name: &str) -> bool {
        self.0.with_untracked(|all| all.iter().any(|(known, _)| known == name || known.to_lowercase().ends_with(".zip")))
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0.with_untracked(Vec::is_empty)
    }

    /// Name and size of each; whoever asks hears when they change.
    pub fn list(self) -> Vec<(String, f64)> {
        self.0.with(|all| all.iter().map(|(name, file)| (name.clone(), file.size())).collect())
    }

    /// Why they need not be sent at all.
    pub fn problem(self) -> Option<&'static str> {
        let (count, bytes) = self.0.with_untracked(|all| (all.len(), all.iter().map(|(_, file)| file.size()).sum::<f64>()));
        if bytes > MAX_BYTES {
            return Some(said::TOO_LARGE);
        }
        (count > self.1).then_some(said::TOO_MANY)
    }

    /// Does something with each of them.
    #[cfg(target_arch = "wasm32")]
    pub fn each(self, mut run: impl FnMut(&str, &File)) {
        self.0.with_untracked(|all| all.iter().for_each(|(name, file)| run(name, file)));
    }
}
