package dev.yourbrief.gateway.config;

import dev.yourbrief.figure.source.InputException;
import dev.yourbrief.figure.source.Problem;
import dev.yourbrief.figure.source.Yaml;
import dev.yourbrief.figure.source.YamlMap;
import dev.yourbrief.figure.source.YamlNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the configuration of a LiteLLM proxy into ours. Its format is that of <a
 * href="https://docs.litellm.ai/docs/proxy/configs">LiteLLM's documentation</a>, as of October
 * 2026. Nothing is left out in silence: each setting that was not carried over, or means something
 * else here, has a remark. No key is ever copied.
 */
public final class LiteLlmImport {

  /**
   * What became of it.
   *
   * @param text our configuration file, which {@link ConfigReader} reads when the environment
   *     variables that it names are set
   * @param remarks what was not carried over or is different here, by the places in LiteLLM's file
   */
  public record Imported(String text, List<Problem> remarks) {
    public Imported {
      remarks = List.copyOf(remarks);
    }
  }

  private static final Set<String> SECTIONS =
      Set.of("model_list", "router_settings", "litellm_settings", "general_settings");

  private LiteLlmImport() {}

  /**
   * Reads a file.
   *
   * @param environment the environment variables; only a master key is looked up there, to be
   *     hashed
   * @throws InputException if it is no LiteLLM configuration, or no model of it can be carried over
   */
  public static Imported read(Path file, Map<String, String> environment) {
    return of(Yaml.read(file, file.toString()), environment);
  }

  /** The same for a text. */
  public static Imported parse(String text, String name, Map<String, String> environment) {
    return of(Yaml.parse(text, name), environment);
  }

  private static Imported of(YamlNode node, Map<String, String> environment) {
    YamlMap map = node.asMap();
    LiteLlmRemarks remarks = new LiteLlmRemarks();
    map.names().stream()
        .filter(name -> !SECTIONS.contains(name))
        .forEach(name -> remarks.left(map.whereIs(name), name));
    LiteLlmSettings settings = LiteLlmSettings.read(map, remarks);
    LiteLlmProviders providers = new LiteLlmProviders(remarks);
    LiteLlmModels models = new LiteLlmModels(providers, remarks);
    models.read(map.require("model_list").asList());
    List<LiteLlmRoutes.Group> groups = LiteLlmRoutes.of(models.deployments(), settings, remarks);
    if (groups.isEmpty()) {
      throw new InputException(
          Problem.of(
              map.whereIs("model_list"),
              "none of these models can be carried over",
              remarks.all().isEmpty()
                  ? "Name at least one"
                  : remarks.all().stream()
                      .map(Problem::what)
                      .distinct()
                      .limit(5)
                      .toList()
                      .toString()));
    }
    Optional<String> master = LiteLlmKeys.masterHash(map, environment, remarks);
    return new Imported(LiteLlmText.of(providers, groups, settings, master), remarks.all());
  }
}
