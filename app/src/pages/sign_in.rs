//! Signing in: at the identity provider by a link, with a password by a plain form. Both work before the page is awake, and without it.

use crate::components::hydrated::hydrated;
use crate::components::icon::Mark;
use crate::components::notice::{Notice, NoticeLine, Tone};
use crate::pages::loaded::{loaded, query};
use crate::passkey::{self, Silence};
use crate::routes::{PROVIDER_SIGN_OUT, provider_sign_in, safe};
use crate::server_fns::passkey as passkey_fns;
use crate::server_fns::session::SignIn;
use crate::server_fns::sign_in as server_fns;
use crate::words::{self, passkey as passkeys, session, sign_in as said};
use domain::problem::Code;
use domain::sign_in::Refusal;
use domain::view::SignInOffer;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{LazyRoute, lazy_route};

fn sentence(code: Code) -> Option<&'static str> {
    match code {
        Code::WrongCredentials | Code::InvalidInput => Some(session::WRONG),
        Code::TooManyRequests => Some(session::TOO_OFTEN),
        // The server says why, in a sentence.
        Code::NotAllowedNow => None,
        _ => Some(session::FAILED),
    }
}

/// What the address says.
#[derive(Clone)]
struct Asked {
    /// Where to go from here.
    next: String,
    /// Why the provider's answer was not enough.
    refused: Option<Refusal>,
    /// Whether somebody has just signed out whom the provider still knows.
    out: bool,
    /// Whether a plain form failed: it comes back with the error in the address.
    failed: bool,
}

/// The route `/sign-in`.
pub struct SignInRoute {
    asked: Asked,
}

#[lazy_route]
impl LazyRoute for SignInRoute {
    fn data() -> Self {
        let asked = Asked {
            next: query("next").map_or_else(|| "/".to_owned(), |next| safe(&next).to_owned()),
            refused: query("refused").and_then(|key| Refusal::from_key(&key)),
            out: query("out").is_some(),
            failed: query("__err").is_some(),
        };
        Self { asked }
    }

    fn view(this: Self) -> AnyView {
        let asked = this.asked;
        view! { <SignInPage asked/> }.into_any()
    }
}

#[component]
fn SignInPage(asked: Asked) -> impl IntoView {
    let offer = Resource::new(
        || (),
        |()| async {
            // Whoever has a password need not be kept out by not knowing what else there is.
            Ok(server_fns::offer().await.unwrap_or(SignInOffer { provider: None, passwords: true, passkeys: false }))
        },
    );
    view! {
        <Title text=words::tab(session::TITLE)/>
        <main class="door">
            <div class="door__sheet">
                <p class="door__brand"><Mark/><span>{words::WAYMARK}</span></p>
                <div class="stack">
                    <h1>{session::TITLE}</h1>
                    <p class="second">{session::LEAD}</p>
                </div>
                {loaded(offer, move |offer| view! { <Ways offer asked=asked.clone()/> }.into_any())}
            </div>
        </main>
    }
}

/// What there is to sign in with.
#[component]
fn Ways(offer: SignInOffer, asked: Asked) -> impl IntoView {
    let SignInOffer { provider, passwords, passkeys: has_passkeys } = offer;
    let name = provider.clone().unwrap_or_default();
    let why = asked.refused.filter(|_| provider.is_some()).map(|refusal| said::refusal(refusal, &name));
    let why = why.map(|sentence| view! { <div role="alert"><NoticeLine tone=Tone::Bad sentence/></div> });
    let out = (asked.out && provider.is_some()).then(|| {
        view! {
            <Notice tone=Tone::Plain>
                <p>{said::still_there(&name)}</p>
                <p><a href=PROVIDER_SIGN_OUT rel="external">{said::SIGN_OUT_THERE}</a></p>
            </Notice>
        }
    });
    let has_provider = provider.is_some();
    let link = provider.map(|name| {
        let href = provider_sign_in(&asked.next);
        view! { <a class="button button--main button--l" href=href rel="external">{said::sign_in_with(&name)}</a> }
    });
    let passkey = has_passkeys.then(|| view! { <PasskeyButton next=asked.next.clone()/> });
    let form = passwords.then(|| view! { <Password asked second=has_provider/> });
    // The way that most people take stands first.
    if has_provider {
        let or = form.is_some().then(|| view! { <p class="door__or">{said::OR_PASSWORD}</p> });
        view! { {why}{out}{link}{passkey}{or}{form} }.into_any()
    } else {
        let or = passkey.is_some().then(|| view! { <p class="door__or needs-scripts">{passkeys::OR}</p> });
        view! { {form}{or}{passkey} }.into_any()
    }
}

/// The button of whoever has a passkey. Only a script can ask a device.
#[component]
fn PasskeyButton(next: String) -> impl IntoView {
    let (busy, problem) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let next = StoredValue::new(next);
    let press = move |_| {
        busy.set(true);
        problem.set(None);
        leptos::task::spawn_local(async move {
            match by_passkey().await {
                // A whole new page: nothing of whoever was signed in before stays in memory.
                Ok(()) => drop(window().location().set_href(&next.get_value())),
                Err(sentence) => {
                    problem.set(Some(sentence));
                    busy.set(false);
                }
            }
        });
    };
    let awake = hydrated();
    view! {
        <div class="form needs-scripts">
            <div role="alert">{move || problem.get().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence/> })}</div>
            <button class="button button--l" type="button" disabled=move || busy.get() || !awake.get() on:click=press>{passkeys::SIGN_IN}</button>
        </div>
    }
}

/// Signs in with a passkey; or a sentence why not.
async fn by_passkey() -> Result<(), String> {
    let unable = |silence| passkeys::silence(silence).to_owned();
    if !passkey::is_able() {
        return Err(unable(Silence::Unable));
    }
    let asked = passkey_fns::passkey_ask().await.map_err(|error| error.0.message)?;
    let answer = passkey::prove(&asked.options).await.map_err(unable)?;
    passkey_fns::passkey_sign_in(asked.question, answer).await.map_err(|error| error.0.message)
}

/// The form of whoever has a password.
#[component]
fn Password(asked: Asked, second: bool) -> impl IntoView {
    let Asked { next, failed, .. } = asked;
    let sign_in = ServerAction::<SignIn>::new();
    let problem = move || match sign_in.value().get() {
        None => failed.then(|| session::WRONG.to_owned()),
        Some(Ok(())) => None,
        Some(Err(error)) => Some(sentence(error.code()).map_or(error.0.message, str::to_owned)),
    };
    let target = next.clone();
    Effect::new(move |_| {
        if let Some(Ok(())) = sign_in.value().get() {
            // A whole new page: nothing of whoever was signed in before stays in memory.
            let _ = window().location().set_href(&target);
        }
    });
    let look = if second { "button button--l" } else { "button button--main button--l" };
    view! {
        <ActionForm action=sign_in attr:class="form">
            <div role="alert">{move || problem().map(|sentence| view! { <NoticeLine tone=Tone::Bad sentence=sentence/> }.into_any())}</div>
            <input type="hidden" name="next" value=next/>
            <div class="field">
                <label class="field__label" for="email">{session::EMAIL}</label>
                <input class="input input--l" id="email" name="email" type="email" autocomplete="username" required/>
            </div>
            <div class="field">
                <label class="field__label" for="password">{session::PASSWORD}</label>
                <input class="input input--l" id="password" name="password" type="password" autocomplete="current-password" required/>
            </div>
            <button class=look type="submit" disabled=move || sign_in.pending().get()>{session::BUTTON}</button>
        </ActionForm>
    }
}
