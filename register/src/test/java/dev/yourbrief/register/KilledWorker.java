package dev.yourbrief.register;

import dev.yourbrief.register.decision.Tree;
import dev.yourbrief.register.decision.VersionEntry;
import dev.yourbrief.register.recheck.Rounds;
import dev.yourbrief.register.settings.SettingsReader;
import dev.yourbrief.register.store.Content;
import dev.yourbrief.register.store.StoreAddress;
import dev.yourbrief.register.work.Draft;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Uploads, saves, signs off and reminds until it is killed, and says what it was told is done. For
 * the test that kills it.
 */
public final class KilledWorker {

  private KilledWorker() {}

  /**
   * Works.
   *
   * @param args the folder, the address of a PostgreSQL or nothing, the address of a webhook, and a
   *     number that no other run has
   */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    StoreAddress address =
        args[1].isEmpty()
            ? new StoreAddress.Embedded(folder)
            : new StoreAddress.Shared(folder, args[1], "postgres", "postgres");
    int run = Integer.parseInt(args[3]);
    try (Register register = Register.open(address, InstantSource.system(), ZoneOffset.UTC)) {
      Rounds rounds = Rounds.of(register, SettingsReader.read(folder, Map.of("HOOK", args[2])));
      // What is slow the first time is not what is tried here.
      Tree tree = register.decisions().state(Filed.ID).orElseThrow().tree();
      say("ready " + register.workbench().draft(tree, register.today()).brief().id());
      for (int i = 0; ; i++) {
        work(register, rounds, run * 1000 + i);
      }
    }
  }

  private static void work(Register register, Rounds rounds, int n) {
    String path = "notes/note-" + n + ".txt";
    Content content = register.contents().put(("note " + n).getBytes(StandardCharsets.UTF_8));
    register
        .decisions()
        .change(Filed.ID, Filed.ADA, "file.put", path, tree -> tree.with(path, content));
    say("put " + path + " " + content.sha256());
    Tree tree = register.decisions().state(Filed.ID).orElseThrow().tree();
    // Another day, so that each is another version.
    Draft draft = register.workbench().draft(tree, register.today().minusDays(n));
    VersionEntry version =
        register.versions().save(Filed.ID, tree, draft.brief(), Filed.ADA, "note " + n);
    say("save " + version.sha256());
    register.versions().signOff(version, Filed.ADA, "CTO", "");
    say("sign " + version.sha256());
    register.escalations().raise(version, "t" + n, "Trigger " + n, "Bo", "Bo", Filed.ADA);
    say("raise t" + n);
    rounds.run(_ -> {});
    say("round " + n);
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}
