package dev.yourbrief.acceptance.sdk;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicModelCatalog;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenCountEstimator;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiModelCatalog;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.util.Optional;

/** LangChain4j's clients of OpenAI and Anthropic, made as its documentation says. */
final class LangChain4jClients {

  private LangChain4jClients() {}

  static Sdk openAi(String host, String key) {
    String base = host + "/v1";
    return new LangChain4jSdk(
        new LangChain4jSdk.Client(
            model ->
                OpenAiChatModel.builder()
                    .baseUrl(base)
                    .apiKey(key)
                    .modelName(model)
                    .maxRetries(0)
                    .strictJsonSchema(true)
                    .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                    .build(),
            model ->
                OpenAiStreamingChatModel.builder()
                    .baseUrl(base)
                    .apiKey(key)
                    .modelName(model)
                    .build(),
            OpenAiModelCatalog.builder().baseUrl(base).apiKey(key).build(),
            model ->
                Optional.of(
                    OpenAiEmbeddingModel.builder()
                        .baseUrl(base)
                        .apiKey(key)
                        .modelName(model)
                        .maxRetries(0)
                        .build()
                        .embed(Sdk.QUESTION)
                        .content()
                        .vectorAsList()),
            _ -> Optional.empty(),
            _ -> 0L));
  }

  static Sdk anthropic(String host, String key) {
    String base = host + "/v1";
    return new LangChain4jSdk(
        new LangChain4jSdk.Client(
            model ->
                AnthropicChatModel.builder()
                    .baseUrl(base)
                    .apiKey(key)
                    .modelName(model)
                    .maxRetries(0)
                    .supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                    .build(),
            model ->
                AnthropicStreamingChatModel.builder()
                    .baseUrl(base)
                    .apiKey(key)
                    .modelName(model)
                    .build(),
            AnthropicModelCatalog.builder().baseUrl(base).apiKey(key).build(),
            _ -> Optional.empty(),
            model ->
                Optional.of(
                    (long)
                        AnthropicTokenCountEstimator.builder()
                            .baseUrl(base)
                            .apiKey(key)
                            .modelName(model)
                            .build()
                            .estimateTokenCountInText(Sdk.QUESTION)),
            answer ->
                answer.tokenUsage() instanceof AnthropicTokenUsage usage
                        && usage.cacheReadInputTokens() != null
                    ? usage.cacheReadInputTokens().longValue()
                    : 0L));
  }
}
