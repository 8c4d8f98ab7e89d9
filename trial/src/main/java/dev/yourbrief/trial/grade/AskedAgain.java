package dev.yourbrief.trial.grade;

import dev.yourbrief.provider.CallException;
import dev.yourbrief.provider.ChatReply;
import dev.yourbrief.provider.ChatRequest;

/** A model that may be asked the same more than once, and says so: a kept reply is no new one. */
@FunctionalInterface
public interface AskedAgain {

  /**
   * Asks.
   *
   * @param repeat for the how-manieth time the same is asked, from 0
   * @throws CallException when no answer came
   * @throws InterruptedException when the waiting thread was interrupted
   */
  ChatReply ask(ChatRequest request, int repeat) throws CallException, InterruptedException;
}
