package dev.yourbrief.provider;

/** Speaks to a provider over HTTP. */
public final class ChatClient implements ChatModel {

  @Override
  public ChatReply ask(ChatRequest request) {
    throw new UnsupportedOperationException();
  }
}
