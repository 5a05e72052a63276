/**
 * The tasks: what the API is there for.
 *
 * <p>No RFC, only HTTP (RFC 9110) and what OAuth adds to any API: each endpoint names its scope, and each request sees
 * the tasks of one owner, whom {@link oauthlab.resource.owners.CurrentOwner} names. Another owner's task
 * does not exist for it: 404, not 403, or ids could be tried out. Read {@code TaskResource} first, then {@link
 * oauthlab.resource.tasks.Task}, what a client may ask for ({@code TaskQuery}, {@code NewTask}, {@code TaskChange},
 * with {@code TaskRules}), the store {@link oauthlab.resource.tasks.Tasks} and its adapter {@code DatabaseTasks}.
 */
package oauthlab.resource.tasks;
