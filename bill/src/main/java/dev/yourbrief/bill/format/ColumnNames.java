package dev.yourbrief.bill.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What exports call the columns of each meaning, in English and Chinese, most telling first. */
final class ColumnNames {

  static final Map<String, List<String>> BY_MEANING = new LinkedHashMap<>();

  static {
    add(
        "day",
        "date, day, usage date, timestamp, created at, start time, time, created, startdate",
        "日期, 账单日期, 消费日期, 使用日期, 统计日期, 账单时间, 消费时间, 调用时间, 扣费时间, 创建时间, 开始时间, 时间");
    add(
        "cost",
        "cost, amount, spend, total cost, cost usd, price, usage, total spend, charge, total",
        "费用, 消费金额, 实际费用, 实付金额, 应付金额, 扣费金额, 支付金额, 总费用, 总金额, 金额, 消费, 花费");
    add("currency", "currency, billing currency", "币种, 货币");
    add("model", "model, model name, model id, model version, slug", "模型, 模型名称, 模型名, 模型编码, 模型版本");
    add("provider", "provider, vendor", "供应商, 服务商, 厂商");
    add("project", "project, workspace, team, project name", "项目, 项目名称, 工作空间, 团队, 应用名称");
    add("kind", "token type, kind, type, usage type", "计费项, 计费类型, token类型, 类型");
    add("tokens", "tokens, token count, amount, quantity", "token数, tokens数, token数量, 用量, 使用量");
    add(
        "input",
        "input, input tokens, prompt tokens, prompt, total input tokens, in, tokens in, tokens"
            + " prompt",
        "输入, 输入token, 输入tokens, 输入token数, 输入tokens数, 输入token数量, 输入token用量, 提示token数");
    add(
        "cache_read",
        "cache read, cached, cached tokens, cache read tokens, input cached tokens, cache hit,"
            + " cache hit tokens, prompt cache hit tokens, cache read input tokens, tokens cached,"
            + " total cache read tokens, cached input tokens",
        "缓存命中, 缓存命中token, 缓存命中tokens, 缓存命中token数, 缓存token, 缓存token数, 缓存读取token数");
    add(
        "cache_write",
        "cache write, cache creation, cache write tokens, cache creation tokens,"
            + " cache creation input tokens, total cache write tokens",
        "缓存写入, 缓存写入token, 缓存写入token数, 缓存创建token数");
    add(
        "output",
        "output, output tokens, completion tokens, completion, total output tokens, out, tokens"
            + " out, tokens completion",
        "输出, 输出token, 输出tokens, 输出token数, 输出tokens数, 输出token数量, 输出token用量, 生成token数");
  }

  private ColumnNames() {}

  private static void add(String meaning, String english, String chinese) {
    BY_MEANING.put(meaning, List.of((english + ", " + chinese).split(", ")));
  }
}
