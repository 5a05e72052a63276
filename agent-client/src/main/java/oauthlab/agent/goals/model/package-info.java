/**
 * A language model that plans: any server that speaks OpenAI's API for chats, or Ollama's, through LangChain4j.
 *
 * <p>No RFC: the model gets a goal and the descriptions of tools, and never a token. What it may do is decided by the loop
 * ({@link oauthlab.agent.goals.AgentLoop}) and by the token (RFC 9700 section 2.3). Read {@link
 * oauthlab.agent.goals.model.ModelPlanner} first, then {@link oauthlab.agent.goals.model.Conversation}, {@link
 * oauthlab.agent.goals.model.StreamedAnswer} and {@link oauthlab.agent.goals.model.ConfiguredModel} with {@link
 * oauthlab.agent.goals.model.ChatModels}.
 */
package oauthlab.agent.goals.model;
