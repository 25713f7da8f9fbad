package com.onebackpak.compliance.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The report on a year and the page of a decision in a real browser; skipped, saying so, where there is none. */
class ReportInBrowserTest {
    private static final Optional<Path> CHROMIUM = program("chromium", "chromium-browser", "google-chrome");
    private static final Optional<Path> DRIVER = program("chromedriver");
    private static final int HEIGHT = 900;

    /** It would warn that it does not know this browser's protocol by version; what is used of it is of all versions. */
    private static final Logger QUIET = Logger.getLogger("org.openqa.selenium");

    /** Where what was seen can be looked at. */
    private static final Path SEEN =
            Path.of(System.getProperty("project.root", ".."), "compliance-examples", "target", "report");

    @TempDir
    static Path folder;

    private static final List<String> REQUESTS = new CopyOnWriteArrayList<>();
    private static HttpServer server;
    private static ChromeDriver browser;

    private static Optional<Path> program(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .map(path -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @BeforeAll
    static void open_a_browser() throws IOException {
        assumeThat(CHROMIUM).as("a Chromium on the path; install chromium").isPresent();
        assumeThat(DRIVER).as("its driver on the path; install chromium-driver").isPresent();
        QUIET.setLevel(Level.SEVERE);
        PlayedYearReport year = PlayedYearReport.in(folder);
        String refused =
                year.listed("decisions", "--refused").get(0).get("decision").stringValue();
        Files.writeString(folder.resolve("decision.html"), year.run("explain", refused, "--html"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            REQUESTS.add(exchange.getRequestURI().getPath());
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            byte[] page = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(Files.exists(file) ? 200 : 404, page.length == 0 ? -1 : page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.orElseThrow().toFile())
                        .usingAnyFreePort()
                        .build(),
                new ChromeOptions()
                        .setBinary(CHROMIUM.orElseThrow().toFile())
                        .addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"));
        Files.createDirectories(SEEN);
    }

    @AfterAll
    static void close_the_browser() {
        Optional.ofNullable(browser).ifPresent(ChromeDriver::quit);
        Optional.ofNullable(server).ifPresent(running -> running.stop(0));
    }

    private static void look(String page, int width, String scheme) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        browser.get("http://127.0.0.1:" + server.getAddress().getPort() + "/" + page);
    }

    private static void keep(String name) throws IOException {
        Files.write(SEEN.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
    }

    @ParameterizedTest
    @CsvSource({"report.html", "decision.html"})
    void a_page_is_one_request(String page) {
        REQUESTS.clear();
        look(page, 1280, "light");
        browser.findElements(By.cssSelector("a[href^='#']")).stream().limit(1).forEach(link -> link.sendKeys(" "));

        assertThat(REQUESTS).containsExactly("/" + page);
        assertThat(browser.executeScript("return performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
        assertThat(browser.findElements(By.tagName("script"))).isEmpty();
        assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "report.html, 1280, light",
        "report.html, 800, dark",
        "report.html, 400, light",
        "decision.html, 1280, dark",
        "decision.html, 400, light"
    })
    void nothing_keeps_anybody_from_reading_it(String page, int width, String scheme) throws IOException {
        look(page, width, scheme);
        keep(page.replace(".html", "") + "-" + width + "-" + scheme);

        assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                .as("how wide the page is")
                .isLessThanOrEqualTo(width);
        List<Rule> violations = new AxeBuilder().analyze(browser).getViolations();
        assertThat(violations)
                .as(() -> violations.stream()
                        .map(rule -> rule.getId() + ": " + rule.getHelp() + " "
                                + rule.getNodes().stream()
                                        .limit(3)
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList()
                        .toString())
                .isEmpty();
    }

    @Test
    void it_prints() throws IOException {
        look("report.html", 1280, "dark");
        Object pdf = browser.executeCdpCommand(
                        "Page.printToPDF", Map.of("printBackground", false, "preferCSSPageSize", true))
                .get("data");
        byte[] printed = Base64.getDecoder().decode(String.valueOf(pdf));
        Files.write(SEEN.resolve("report.pdf"), printed);

        assertThat(printed)
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII))
                .hasSizeGreaterThan(50_000);
    }
}
