//! Who is meant by a cell of a list: an address, a number of the directory, or a name that only one person has.

use domain::ids::PersonId;
use std::collections::HashMap;

/// Everybody who can be meant.
#[derive(Default)]
pub(super) struct Known {
    addresses: HashMap<String, PersonId>,
    numbers: HashMap<String, PersonId>,
    names: HashMap<String, Vec<PersonId>>,
}

impl Known {
    /// Somebody with what they can be called by. Whoever stands on the list is added before whoever is only here.
    pub fn add(&mut self, id: &PersonId, email: &str, name: &str, number: Option<&str>) {
        self.addresses.entry(email.to_owned()).or_insert_with(|| id.clone());
        if let Some(number) = number.map(str::trim).filter(|number| !number.is_empty()) {
            self.numbers.entry(number.to_lowercase()).or_insert_with(|| id.clone());
        }
        let alike = self.names.entry(folded(name)).or_default();
        if !alike.contains(id) {
            alike.push(id.clone());
        }
    }

    /// Who is meant, or why nobody is.
    pub fn find(&self, cell: &str) -> Result<PersonId, String> {
        let word = folded(cell);
        if let Some(found) = self.addresses.get(&word).or_else(|| self.numbers.get(&word)) {
            return Ok(found.clone());
        }
        match self.names.get(&word).map(Vec::as_slice) {
            Some([one]) => Ok(one.clone()),
            Some([_, ..]) => Err(format!("Several people are called {cell}: write the address of the one who is meant.")),
            _ => Err(format!("Nobody on this list or here has the address, number or name {cell}.")),
        }
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
