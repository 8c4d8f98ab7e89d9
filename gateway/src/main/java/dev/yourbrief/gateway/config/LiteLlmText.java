package dev.yourbrief.gateway.config;

import dev.yourbrief.gateway.config.LiteLlmProvider.Given;
import dev.yourbrief.gateway.config.LiteLlmRoutes.Aim;
import dev.yourbrief.gateway.config.LiteLlmRoutes.Group;
import dev.yourbrief.gateway.route.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes our configuration file. */
final class LiteLlmText {

  /** Texts that YAML and its reader take as they are. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");

  private static final Set<String> NOT_PLAIN = Set.of("null", "true", "false", "yes", "no");

  private LiteLlmText() {}

  static String of(
      LiteLlmProviders providers,
      List<Group> groups,
      LiteLlmSettings settings,
      Optional<String> masterHash) {
    StringBuilder out = new StringBuilder("# Carried over from a LiteLLM configuration.\n");
    out.append("server:\n  listen: 127.0.0.1:4000\n  admin: 127.0.0.1:4001\n");
    if (masterHash.isEmpty()) {
      out.append("  open_to_all: true\n");
    }
    out.append("providers:\n");
    providers.all().forEach(provider -> provider(provider, providers, settings, out));
    out.append("models:\n");
    groups.forEach(group -> group(group, settings, out));
    masterHash.ifPresent(hash ->
        out.append("keys:\n  - name: master\n    sha256: ").append(quoted(hash)).append('\n'));
    return out.toString();
  }

  private static void provider(
      LiteLlmProvider provider,
      LiteLlmProviders providers,
      LiteLlmSettings settings,
      StringBuilder out) {
    out.append("  ").append(quoted(provider.name())).append(":\n");
    if (provider.known().isEmpty()) {
      out.append("    api: ").append(provider.api().name().toLowerCase(Locale.ROOT)).append('\n');
      out.append("    base: ").append(value(provider.base())).append('\n');
    }
    boolean usual =
        provider.known().filter(k -> k.keyVariable().equals(provider.keyVariable())).isPresent();
    if (!usual) {
      out.append("    key: ")
          .append(provider.keyVariable().map(name -> "{env: " + name + "}").orElse("none"))
          .append('\n');
    }
    if (!provider.headers().isEmpty()) {
      out.append("    headers:\n");
      provider
          .headers()
          .forEach((name, value) ->
              out.append("      ")
                  .append(quoted(name))
                  .append(": ")
                  .append(value(value))
                  .append('\n'));
    }
    providers
        .timeout(provider.name())
        .or(settings::timeout)
        .ifPresent(total ->
            out.append("    timeouts: {total: ").append(Values.words(total)).append("}\n"));
  }

  private static void group(Group group, LiteLlmSettings settings, StringBuilder out) {
    out.append("  ").append(quoted(group.name())).append(":\n    targets:\n");
    group.targets().forEach(target -> aim(target, out));
    if (!group.fallbacks().isEmpty()) {
      out.append("    fallbacks:\n");
      group.fallbacks().forEach(target -> aim(target, out));
    }
    if (!group.faults().isEmpty()) {
      Set<Fault> all = new TreeSet<>(RouteReader.FALLBACK_ON);
      all.addAll(group.faults());
      out.append("    fallback_on: [")
          .append(all.stream().map(Fault::word).collect(Collectors.joining(", ")))
          .append("]\n");
    }
    out.append("    attempts: ").append(group.attempts()).append('\n');
    if (settings.failures().isPresent() || settings.pause().isPresent()) {
      out.append("    rest:\n");
      settings.failures().ifPresent(n -> out.append("      failures: ").append(n).append('\n'));
      settings
          .pause()
          .ifPresent(p -> out.append("      pause: ").append(Values.words(p)).append('\n'));
    }
  }

  private static void aim(Aim aim, StringBuilder out) {
    out.append("      - model: ").append(quoted(aim.name())).append('\n');
    aim.weight().ifPresent(w -> out.append("        weight: ").append(w).append('\n'));
    if (!aim.prices().isEmpty()) {
      out.append("        prices:\n");
      aim.prices()
          .forEach((kind, price) ->
              out.append("          ")
                  .append(kind)
                  .append(": ")
                  .append(price.stripTrailingZeros().toPlainString())
                  .append('\n'));
    }
  }

  private static String value(Given value) {
    return value.isVariable() ? "{env: " + value.text() + "}" : quoted(value.text());
  }

  private static String quoted(String text) {
    return PLAIN.matcher(text).matches() && !NOT_PLAIN.contains(text.toLowerCase(Locale.ROOT))
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
