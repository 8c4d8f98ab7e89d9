package dev.yourbrief.provider;

/** Something that continues a conversation: a provider over the network, or a test's own. */
public interface ChatModel {

  /**
   * Asks once; waits for the answer. It tries nothing twice.
   *
   * @throws CallException when no answer came
   * @throws InterruptedException when the waiting thread was interrupted; the call is given up
   */
  ChatReply ask(ChatRequest request) throws CallException, InterruptedException;
}
