/**
 * Devices without a browser: a television, a terminal. The user approves on another device.
 *
 * <p>RFC 8628. Read {@link oauthlab.auth.grants.device.DeviceAuthorizationEndpoint}, where it begins; {@link
 * oauthlab.auth.grants.device.DevicePageEndpoint}, what the user sees; {@link oauthlab.auth.grants.device.DeviceCodeGrant}, how the
 * device learns the answer; {@link oauthlab.auth.grants.device.UserCode} for why the code looks as it does.
 */
package oauthlab.auth.grants.device;
