package dev.yourbrief.register.people;

import dev.yourbrief.register.store.Store;

/** What a register knows of its people, part by part. */
public record Accounts(
    People people, SignIns signIns, Sessions sessions, Tokens tokens, ServerKeys keys) {

  public static Accounts of(Store store) {
    ServerKeys keys = new ServerKeys(store);
    return new Accounts(
        new People(store), new SignIns(store, keys), new Sessions(store), new Tokens(store), keys);
  }
}
