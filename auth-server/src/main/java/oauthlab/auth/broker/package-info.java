/**
 * Chapter 9, the proxy: signing in at another provider. To applications we stay the authorization server; to the provider we are one application.
 *
 * <p>So we stand between, and must not become a tool against our users (the confused deputy): the provider knows us and may ask
 * nothing, so we ask, for each application and before the browser leaves. Read {@link oauthlab.auth.broker.UpstreamLoginEndpoint},
 * {@link oauthlab.auth.broker.PendingLoginCookie}, {@link oauthlab.auth.broker.UpstreamCallbackEndpoint} and {@link
 * oauthlab.auth.broker.UpstreamCallback}; {@link oauthlab.auth.broker.ProviderLoginMethod} puts it on the sign-in page.
 */
package oauthlab.auth.broker;
