package dev.yourbrief.provider;

/** What a response turned out to be, to be read by the thread that asked. */
@FunctionalInterface
interface Received {

  ChatReply read() throws CallException;
}
