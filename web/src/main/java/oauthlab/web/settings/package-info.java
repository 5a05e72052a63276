/**
 * Settings that would start and could never work stop the start, with a message that names the setting. Read {@link
 * oauthlab.web.settings.SettingsCheck}.
 */
package oauthlab.web.settings;
