package dev.yourbrief.playbook;

import dev.yourbrief.bill.ExchangeRate;
import dev.yourbrief.figure.source.YamlText;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One team's decision, as written in its {@code decision.yaml}.
 *
 * @param folder the folder the file stands in
 * @param id what programs call it; briefs of it made later have the same
 * @param locale the language and region its briefs are written for
 * @param playbook the playbook it is made by
 * @param playbookFile the file the playbook was read from, when it is the team's own
 * @param title the decision, in the team's words
 * @param asOf the day the brief speaks from
 * @param answeredBy who answered, unless an answer says otherwise
 * @param answers the answers by input id
 * @param bills the bill files and folders, relative to {@code folder}
 * @param trial the folder of its trial, when it has one
 * @param rates dated exchange rates
 * @param roles who holds each role of the playbook
 * @param seed the seed of the draws
 */
public record Decision(
    Path folder,
    String id,
    Locale locale,
    Playbook playbook,
    Optional<String> playbookFile,
    String title,
    LocalDate asOf,
    String answeredBy,
    Map<String, Answer> answers,
    List<Path> bills,
    Optional<Path> trial,
    List<ExchangeRate> rates,
    Map<String, String> roles,
    long seed) {

  /** The name of the file a decision is written in. */
  public static final String FILE = "decision.yaml";

  /**
   * An answer.
   *
   * @param text what was written, and where
   * @param by who said so
   * @param on when they said so, if they said
   */
  public record Answer(YamlText text, String by, Optional<LocalDate> on) {}

  /** The same decision, its briefs written for another language and region. */
  public Decision in(Locale other) {
    return new Decision(
        folder,
        id,
        other,
        playbook,
        playbookFile,
        title,
        asOf,
        answeredBy,
        answers,
        bills,
        trial,
        rates,
        roles,
        seed);
  }

  /** The same decision with one answer changed. */
  Decision with(String input, Answer answer) {
    Map<String, Answer> changed = new TreeMap<>(answers);
    changed.put(input, answer);
    return new Decision(
        folder,
        id,
        locale,
        playbook,
        playbookFile,
        title,
        asOf,
        answeredBy,
        Map.copyOf(changed),
        bills,
        trial,
        rates,
        roles,
        seed);
  }
}
