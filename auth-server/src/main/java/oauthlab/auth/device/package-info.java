/**
 * Devices without a browser: a television, a terminal. The user approves on another device.
 *
 * <p>RFC 8628. Read {@link oauthlab.auth.device.DeviceAuthorizationEndpoint}, where it begins; {@link
 * oauthlab.auth.device.DevicePageEndpoint}, what the user sees; {@link oauthlab.auth.device.DeviceCodeGrant}, how the
 * device learns the answer; {@link oauthlab.auth.device.UserCode} for why the code looks as it does.
 */
package oauthlab.auth.device;
