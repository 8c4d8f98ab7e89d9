package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Location;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlList;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import dev.yourbrief.figure.source.YamlText;
import dev.yourbrief.gateway.key.VirtualKey;
import dev.yourbrief.gateway.route.Route;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a gateway's configuration file. It is strict: what it does not know is a mistake. */
public final class ConfigReader {

  private static final List<String> KEYS =
      List.of("server", "providers", "models", "keys", "ledger");

  private final Path folder;
  private final Map<String, String> environment;
  private final Mistakes mistakes = new Mistakes();

  private ConfigReader(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * Reads a file.
   *
   * @param environment the environment variables, for values written as {@code {env: NAME}}; keys
   *     of providers are only named here and read elsewhere
   * @throws InputException naming everything that is wrong with it
   */
  public static Config read(Path file, Map<String, String> environment) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    return new ConfigReader(folder == null ? Path.of(".") : folder, environment)
        .config(Yaml.read(file, file.toString()));
  }

  /**
   * The same for a text.
   *
   * @param name what to call it in messages
   * @param folder where paths in it start
   */
  public static Config parse(
      String text, String name, Path folder, Map<String, String> environment) {
    return new ConfigReader(folder, environment).config(Yaml.parse(text, name));
  }

  /** The same, without an environment. */
  public static Config parse(String text, String name, Path folder) {
    return parse(text, name, folder, Map.of());
  }

  private Config config(YamlNode node) {
    Section file = new Section(node.asMap(), KEYS, mistakes);
    ServerSettings server =
        ServerReader.read(blockOrNone(file, "server", ServerReader.KEYS), folder);
    Map<String, YamlMap> blocks = providerBlocks(file);
    SortedMap<String, ProviderSettings> providers = providers(blocks);
    SortedMap<String, Route> routes = routes(file, List.copyOf(blocks.keySet()));
    List<VirtualKey> keys = keys(file);
    if (file.items("keys").isEmpty() && !server.openToAll()) {
      file.wrong(
          "keys",
          "nobody could ask: there are no keys",
          "Add one, or 'open_to_all: true' under server for a gateway of this machine alone");
    }
    LedgerSettings ledger =
        LedgerReader.read(blockOrNone(file, "ledger", LedgerReader.KEYS), folder);
    mistakes.throwIfAny();
    return new Config(server, providers, routes, keys, ledger);
  }

  private Section blockOrNone(Section file, String key, List<String> known) {
    return file.block(key, known).orElseGet(() -> new Section(none(file, key), known, mistakes));
  }

  private static YamlMap none(Section file, String key) {
    return new YamlMap(Map.of(), Map.of(), file.whereIs(key));
  }

  /** The providers: a block each, or a list of those that need only a name. */
  private Map<String, YamlMap> providerBlocks(Section file) {
    Map<String, YamlMap> blocks = new LinkedHashMap<>();
    Optional<YamlNode> node = file.node("providers");
    if (node.isEmpty()) {
      file.wrong(
          "providers",
          "no provider is named",
          "Add 'providers: [openai]'; known by name are "
              + String.join(", ", KnownProviders.names()));
    } else if (node.get() instanceof YamlList list) {
      for (YamlNode item : list.items()) {
        mistakes
            .attempt(() -> Names.of(item.asText()))
            .filter(name -> isNew(name, blocks, item.where()))
            .ifPresent(name -> blocks.put(name, nothing(item.where())));
      }
    } else {
      mistakes.attempt(node.get()::asMap).ifPresent(map -> addAll(map, blocks));
    }
    return blocks;
  }

  private boolean isNew(String name, Map<String, YamlMap> blocks, Location where) {
    if (blocks.containsKey(name)) {
      mistakes.add(where, "'" + name + "' stands here a second time", "Leave it out");
    }
    return !blocks.containsKey(name);
  }

  private void addAll(YamlMap map, Map<String, YamlMap> blocks) {
    map.entries()
        .forEach((name, node) -> {
          Location where = map.whereIs(name);
          mistakes
              .attempt(() -> Names.of(new YamlText(name, where)))
              .flatMap(_ ->
                  node instanceof YamlText text && text.isBlank()
                      ? Optional.of(nothing(where))
                      : mistakes.attempt(node::asMap))
              .ifPresent(block -> blocks.put(name, block));
        });
  }

  private static YamlMap nothing(Location where) {
    return new YamlMap(Map.of(), Map.of(), where);
  }

  private SortedMap<String, ProviderSettings> providers(Map<String, YamlMap> blocks) {
    ProviderReader reader = new ProviderReader(folder, environment);
    SortedMap<String, ProviderSettings> providers = new TreeMap<>();
    blocks.forEach((name, block) ->
        reader
            .read(name, new Section(block, ProviderReader.KEYS, mistakes))
            .ifPresent(provider -> providers.put(name, provider)));
    return providers;
  }

  private SortedMap<String, Route> routes(Section file, List<String> providers) {
    SortedMap<String, Route> routes = new TreeMap<>();
    Optional<YamlMap> models = file.node("models").flatMap(node -> mistakes.attempt(node::asMap));
    if (models.isEmpty() || models.get().names().isEmpty()) {
      file.wrong("models", "no model is named", "Add 'models: {smart: openai/gpt-5-mini}'");
      return routes;
    }
    YamlMap map = models.get();
    RouteReader reader =
        new RouteReader(new TargetReader(providers, mistakes, map.where().file()), mistakes);
    map.entries()
        .forEach((name, node) ->
            reader.read(name, node, map.whereIs(name)).ifPresent(route -> routes.put(name, route)));
    return routes;
  }

  private List<VirtualKey> keys(Section file) {
    // Of the names as written, so that a mistake in a route is not told again for each key.
    List<String> models =
        file.node("models")
            .map(node -> node instanceof YamlMap map ? List.copyOf(map.names()) : List.<String>of())
            .orElse(List.of());
    VirtualKeyReader reader = new VirtualKeyReader(models, mistakes);
    List<VirtualKey> keys = new ArrayList<>();
    for (YamlNode item : file.items("keys")) {
      reader.read(item).ifPresent(keys::add);
    }
    return keys;
  }
}
