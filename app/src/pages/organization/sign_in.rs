//! How people of the organization sign in: by what, who is let in, and which groups of the identity provider appoint to what.

use super::groups::{Groups, GroupsField};
use super::provisioning::Provisioning;
use super::tabs::Tabs;
use super::{PEOPLE, SIGN_IN};
use crate::components::button::{Button, Look, SubmitButton};
use crate::components::choice::Choice;
use crate::components::notice::{NoticeLine, Tone};
use crate::components::topbar::TopBar;
use crate::server_fns::sign_in as server_fns;
use crate::words::{self, organization, sign_in as said};
use domain::problem::Code;
use domain::sign_in::{SignInSettings, Unknown, Ways};
use domain::view::{ProviderView, ProvisioningView, SignInView};
use leptos::prelude::*;
use leptos_meta::Title;
use web_sys::SubmitEvent;

/// What came of sending the form.
#[derive(Clone)]
enum Answer {
    Saved,
    Meanwhile,
    Refused(String),
}

/// What is being chosen.
#[derive(Clone, Copy)]
struct Chosen {
    revision: RwSignal<u64>,
    ways: RwSignal<Ways>,
    unknown: RwSignal<Unknown>,
    groups: Groups,
}

impl Chosen {
    fn of(settings: SignInSettings) -> Self {
        Self {
            revision: RwSignal::new(settings.revision),
            ways: RwSignal::new(settings.ways),
            unknown: RwSignal::new(settings.unknown),
            groups: Groups::of(settings.groups),
        }
    }

    fn fill(self, settings: SignInSettings) {
        self.revision.set(settings.revision);
        self.ways.set(settings.ways);
        self.unknown.set(settings.unknown);
        self.groups.fill(settings.groups);
    }

    fn written(self) -> SignInSettings {
        SignInSettings {
            revision: self.revision.get_untracked(),
            ways: self.ways.get_untracked(),
            unknown: self.unknown.get_untracked(),
            groups: self.groups.written(),
        }
    }
}

/// The page.
#[component]
pub fn SignInSettingsPage(chosen: SignInView, directory: ProvisioningView) -> impl IntoView {
    let SignInView { settings, provider, by_provider } = chosen;
    let closed = settings.ways == Ways::Provider;
    let about = match &provider {
        Some(provider) => view! { <p>{said::provider(&provider.name, &provider.issuer)}</p> }.into_any(),
        None if closed => view! { <NoticeLine tone=Tone::Bad sentence=said::GONE/> }.into_any(),
        None => view! { <NoticeLine tone=Tone::Plain sentence=said::NONE/> }.into_any(),
    };
    let (has_ways, has_directory) = (provider.is_some() || closed, !directory.tokens.is_empty() || !directory.groups.is_empty());
    let form = (has_ways || has_directory).then(|| view! { <Form settings provider by_provider has_ways has_directory/> });
    view! {
        <Title text=words::tab(said::TITLE)/>
        <TopBar above=Some((words::ORGANIZATION, PEOPLE)) here=said::TITLE.to_owned()/>
        <div class="page">
            <div class="page__head"><h1>{said::TITLE}</h1><p class="page__lead">{said::LEAD}</p></div>
            <Tabs here=SIGN_IN/>
            {about}
            {form}
            <Provisioning view=directory/>
        </div>
    }
}

#[component]
fn Form(
    settings: SignInSettings,
    provider: Option<ProviderView>,
    by_provider: bool,
    has_ways: bool,
    has_directory: bool,
) -> impl IntoView {
    let chosen = Chosen::of(settings);
    let (busy, answer) = (RwSignal::new(false), RwSignal::new(None::<Answer>));
    let send = move |ev: SubmitEvent| {
        ev.prevent_default();
        busy.set(true);
        answer.set(None);
        leptos::task::spawn_local(async move {
            let came = match server_fns::choose(chosen.written()).await {
                Ok(now) => {
                    chosen.fill(now.settings);
                    Answer::Saved
                }
                Err(error) if error.code() == Code::Conflict => Answer::Meanwhile,
                Err(error) => Answer::Refused(error.0.message),
            };
            let _ = answer.try_set(Some(came));
            let _ = busy.try_set(false);
        });
    };
    let theirs = Callback::new(move |()| {
        leptos::task::spawn_local(async move {
            match server_fns::chosen().await {
                Ok(now) => {
                    chosen.fill(now.settings);
                    answer.set(None);
                }
                Err(error) => answer.set(Some(Answer::Refused(error.0.message))),
            }
        });
    });
    let told = move || match answer.get()? {
        Answer::Saved => Some(view! { <NoticeLine tone=Tone::Good sentence=organization::SAVED/> }.into_any()),
        Answer::Refused(sentence) => Some(view! { <NoticeLine tone=Tone::Bad sentence/> }.into_any()),
        Answer::Meanwhile => Some(
            view! {
                <NoticeLine tone=Tone::Bad sentence=said::MEANWHILE/>
                <div><Button label=said::SHOW_THEIRS look=Look::Plain press=theirs/></div>
            }
            .into_any(),
        ),
    };
    let name = provider.as_ref().map(|provider| provider.name.clone()).unwrap_or_default();
    let groups = match provider {
        Some(ProviderView { groups: true, .. }) => view! { <GroupsField groups=chosen.groups/> }.into_any(),
        _ if has_directory => view! { <GroupsField groups=chosen.groups/> }.into_any(),
        _ => view! { <p class="small quiet">{said::GROUPS_NONE}</p> }.into_any(),
    };
    let ways = has_ways.then(|| {
        view! {
            <WaysField ways=chosen.ways name=name.clone() by_provider/>
            <UnknownField unknown=chosen.unknown name/>
        }
    });
    view! {
        <form class="form form--apart" on:submit=send>
            {ways}
            <section class="page__part" aria-labelledby="groups-title"><h2 id="groups-title">{said::GROUPS}</h2>{groups}</section>
            <div role="alert">{told}</div>
            <div><SubmitButton label=organization::SAVE off=busy/></div>
        </form>
    }
}

#[component]
fn WaysField(ways: RwSignal<Ways>, name: String, by_provider: bool) -> impl IntoView {
    let key = |ways: Ways| if ways == Ways::Any { "any" } else { "provider" };
    let value = Signal::derive(move || key(ways.get()).to_owned());
    let set = Callback::new(move |chosen: String| ways.set(if chosen == "any" { Ways::Any } else { Ways::Provider }));
    let hint = said::ways_hint(&name, by_provider);
    let options = vec![("any".to_owned(), said::any(&name)), ("provider".to_owned(), said::provider_alone(&name))];
    view! {
        <div class="stack">
            <Choice name="ways" legend=said::WAYS.into_any() class="choice" options value set/>
            <p class="field__hint">{hint}</p>
        </div>
    }
}

#[component]
fn UnknownField(unknown: RwSignal<Unknown>, name: String) -> impl IntoView {
    let key = |unknown: Unknown| if unknown == Unknown::Refuse { "refuse" } else { "add" };
    let value = Signal::derive(move || key(unknown.get()).to_owned());
    let set = Callback::new(move |chosen: String| unknown.set(if chosen == "refuse" { Unknown::Refuse } else { Unknown::Add }));
    let options = vec![("refuse".to_owned(), said::REFUSE.to_owned()), ("add".to_owned(), said::ADD.to_owned())];
    view! {
        <div class="stack">
            <Choice name="unknown" legend=said::UNKNOWN.into_any() class="choice" options value set/>
            <p class="field__hint">{said::unknown_hint(&name)}</p>
        </div>
    }
}
