//! What the columns are taken for, and changing that.

use super::state::Import;
use crate::components::button::{Button, Look};
use crate::components::field::{Named, SelectField};
use crate::words::organization::import as said;
use domain::view::{DirectoryPreview, ImportColumn};
use leptos::prelude::*;

/// The columns as they were read; open where something is missing. Nothing where there are none.
#[component]
pub fn Columns(import: Import) -> impl IntoView {
    move || {
        // Open where so little was understood that nobody was found.
        let found =
            |preview: &DirectoryPreview| preview.added.total + preview.changed.total + preview.returned.total + preview.unchanged;
        let read = import.preview.with(|preview| preview.as_ref().map(|preview| (preview.columns.clone(), found(preview))));
        let (columns, found) = read?;
        (!columns.is_empty()).then(|| {
            let wanted = RwSignal::new(columns.iter().map(|column| column.field.clone()).collect::<Vec<_>>());
            let again = Callback::new(move |()| import.map(wanted.get_untracked()));
            let fields = (0_usize..).zip(columns).map(|(place, column)| view! { <Column place column wanted/> }).collect_view();
            view! {
                <details class="more mapping" open={found == 0}>
                    <summary>{said::COLUMNS}</summary>
                    <div class="stack">
                        <p class="second">{said::COLUMNS_LEAD}</p>
                        <div class="fields">{fields}</div>
                        <div><Button label=said::READ_AGAIN look=Look::Plain off=import.busy() press=again/></div>
                    </div>
                </details>
            }
        })
    }
}

#[component]
fn Column(place: usize, column: ImportColumn, wanted: RwSignal<Vec<String>>) -> impl IntoView {
    let value = Signal::derive(move || wanted.with(|all| all.get(place).cloned().unwrap_or_default()));
    let set = Callback::new(move |field: String| {
        wanted.update(|all| {
            // Two columns cannot hold the same: the other one is left out.
            for (other, held) in all.iter_mut().enumerate() {
                if other == place {
                    held.clone_from(&field);
                } else if *held == field {
                    "ignore".clone_into(held);
                }
            }
        });
    });
    let options: Vec<Named> = said::FIELDS.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())).collect();
    let label = if column.header.is_empty() { said::column(place + 1) } else { column.header };
    view! { <SelectField id=format!("column-{place}") label options=Signal::stored(options) value set/> }
}
