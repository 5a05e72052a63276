/**
 * Room for what somebody begins and may never end: codes of devices, pushed requests, registrations, browsers that are away.
 *
 * <p>RFC 6819 section 4.4.1.11 (a flood of requests). Each client and each address has its share of a place, and a flood takes no
 * more than that. Read {@link oauthlab.auth.foundation.quota.Quota}, then {@link oauthlab.auth.foundation.quota.Quotas}.
 */
package oauthlab.auth.foundation.quota;
