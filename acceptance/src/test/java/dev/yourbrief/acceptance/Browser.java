package dev.yourbrief.acceptance;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;

/** A Chromium without a window, at a width, in a colour scheme and in a medium. */
final class Browser implements AutoCloseable {

  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--hide-scrollbars");

  /** What a page would have to break out of: a violation of its own policy is remembered here. */
  private static final String WATCH =
      "window.violations = []; document.addEventListener('securitypolicyviolation',"
          + " e => window.violations.push(e.violatedDirective + ' ' + e.blockedURI));";

  /**
   * The driver warns that it does not know each new Chromium by number; held here, for a logger is
   * else forgotten.
   */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.openqa.selenium");

  static {
    DRIVER_LOG.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts one, where there is a Chromium and its driver on the PATH. */
  static Optional<Browser> start() {
    Optional<File> driver = onPath("chromedriver");
    Optional<File> chromium =
        onPath("chromium").or(() -> onPath("chromium-browser")).or(() -> onPath("google-chrome"));
    if (driver.isEmpty() || chromium.isEmpty()) {
      return Optional.empty();
    }
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get());
    options.addArguments(FLAGS);
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driver.get())
            .usingAnyFreePort()
            .withSilent(true)
            .build();
    ChromeDriver chrome = new ChromeDriver(service, options);
    chrome.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(20));
    chrome.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
    return Optional.of(new Browser(chrome));
  }

  private static Optional<File> onPath(String name) {
    String path = System.getenv("PATH");
    return path == null
        ? Optional.empty()
        : Arrays.stream(path.split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, name))
            .filter(Files::isExecutable)
            .findFirst()
            .map(Path::toFile);
  }

  /** The true width of the page, in CSS pixels, also below what a window can have. */
  Browser width(int pixels) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", pixels < 600));
    return this;
  }

  /** {@code screen} or {@code print}, and {@code light} or {@code dark}. */
  Browser medium(String medium, String scheme) {
    return emulate(medium, Map.of("prefers-color-scheme", scheme));
  }

  /** As a reader sees it whose system has a few colours of its own, and no others. */
  Browser forcedColours(String scheme) {
    return emulate("screen", Map.of("prefers-color-scheme", scheme, "forced-colors", "active"));
  }

  private Browser emulate(String medium, Map<String, String> features) {
    List<Map<String, String>> each =
        features.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
            .toList();
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia", Map.of("media", medium, "features", each));
    return this;
  }

  /** Whether the scripts of the pages to come may run. */
  Browser scripts(boolean run) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !run));
    return this;
  }

  Browser open(Path page) {
    logs("browser");
    logs("performance");
    driver.get(page.toUri().toString());
    return this;
  }

  /** Goes to an address, which need not be a file's. */
  Browser go(String address) {
    logs("browser");
    driver.get(address);
    return this;
  }

  /** Where the browser is. */
  String address() {
    return String.valueOf(driver.getCurrentUrl());
  }

  /** Presses what a selector finds first, as a hand would. */
  void click(String selector) {
    WebElement element = driver.findElement(By.cssSelector(selector));
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    element.click();
  }

  /** Types into a field what it shall hold; of a field for files, which. */
  void type(String selector, String text) {
    WebElement field = driver.findElement(By.cssSelector(selector));
    if (!"file".equals(field.getAttribute("type"))) {
      field.clear();
    }
    field.sendKeys(text);
  }

  /** Presses keys where the focus is put. */
  void keys(String selector, CharSequence... keys) {
    driver.findElement(By.cssSelector(selector)).sendKeys(keys);
  }

  /** Waits until a selector finds something that is seen. */
  void await(String selector) {
    await(
        selector + " is seen",
        () ->
            driver.findElements(By.cssSelector(selector)).stream()
                .anyMatch(WebElement::isDisplayed));
  }

  /** Waits until the address ends so. */
  void awaitAt(String end) {
    await("the address ends with " + end, () -> address().endsWith(end));
  }

  private void await(String what, BooleanSupplier isSo) {
    long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (System.nanoTime() < end) {
      try {
        if (isSo.getAsBoolean()) {
          return;
        }
        Thread.sleep(50);
      } catch (StaleElementReferenceException e) {
        // The page was just changed; look again.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError(
        "not so after 40 s: "
            + what
            + "\nat "
            + address()
            + "\n"
            + text("return document.body.innerText"));
  }

  /** The value of the last expression of a script run in the page. */
  @Nullable Object ask(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What a script returns as a list of texts. */
  List<String> list(String script) {
    return ask(script) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of("not a list: " + script);
  }

  String text(String script) {
    return String.valueOf(ask(script));
  }

  /** Moves the pointer to a place in the window. */
  void point(Object x, Object y) {
    driver.executeCdpCommand(
        "Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
  }

  void press(String key) {
    driver.executeCdpCommand("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key));
    driver.executeCdpCommand("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
  }

  /** Moves the focus on, as a reader without a pointer does. */
  void tab() {
    Map<String, Object> key = Map.of("key", "Tab", "code", "Tab", "windowsVirtualKeyCode", 9);
    for (String type : List.of("rawKeyDown", "keyUp")) {
      Map<String, Object> event = new java.util.HashMap<>(key);
      event.put("type", type);
      driver.executeCdpCommand("Input.dispatchKeyEvent", event);
    }
  }

  /** Every address that was asked for since the page was opened. */
  List<String> requests() {
    Json json = new Json();
    return logs("performance").stream()
        .map(entry -> json.<Map<String, Object>>toType(entry.getMessage(), Json.MAP_TYPE))
        .map(entry -> map(entry.get("message")))
        .filter(message -> "Network.requestWillBeSent".equals(message.get("method")))
        .map(message -> map(map(message.get("params")).get("request")))
        .map(request -> String.valueOf(request.get("url")))
        .toList();
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  /** What the console complains of, and what the page's own policy had to stop. */
  List<String> complaints() {
    List<String> console =
        logs("browser").stream()
            .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
            .map(LogEntry::getMessage)
            .toList();
    List<String> violations = list("return window.violations || ['the watch was not set']");
    return java.util.stream.Stream.concat(console.stream(), violations.stream()).toList();
  }

  private List<LogEntry> logs(String kind) {
    return driver.manage().logs().get(kind).getAll();
  }

  /** A picture of the top of the page. */
  byte[] picture(int width, int height) {
    Map<String, Object> clip = Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1);
    Map<String, Object> shot =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "clip", clip));
    return Base64.getDecoder().decode(String.valueOf(shot.get("data")));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
