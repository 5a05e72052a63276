/**
 * Cleaning up: what has expired is deleted, now and then, a little at a time, by one process at a time.
 *
 * <p>No RFC asks for it; a database that only grows does. Nothing depends on it being done in time: whatever has expired is
 * refused whether its row is there or not. Read {@code Cleanup}, then {@code Lease}.
 */
package oauthlab.auth.foundation.cleanup;
