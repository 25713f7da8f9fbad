package com.onebackpak.compliance.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.onebackpak.compliance.DecisionReview;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.evaluation.PolicyEvaluator;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.policy.Citation;
import com.onebackpak.compliance.policy.Clause;
import com.onebackpak.compliance.policy.Effect;
import com.onebackpak.compliance.policy.Layer;
import com.onebackpak.compliance.policy.Policy;
import com.onebackpak.compliance.policy.PolicySet;
import com.onebackpak.compliance.policy.Rule;
import com.onebackpak.compliance.situation.Facts;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.DecisionEvent;
import com.onebackpak.compliance.store.TenantStores;
import com.onebackpak.compliance.testkit.memory.InMemoryComplianceStores;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every page keeps to, whatever stands in the records; here it is the worst that can stand there. */
class PageRulesTest {
    private static final Instant NOW = Instant.parse("2026-09-20T15:00:00Z");
    private static final PartyId DISTRICT = PartyId.of("district-1");
    private static final String HOSTILE =
            "</title></style></pre><script>alert(1)</script><img src=x onerror='alert(2)'>\"' \u202Egnp.exe\u0000\u0007\u2028"
                    + "\u200B javascript:alert(3) &amp; ${1+1}";
    private static final String DECISION = "-1";

    private final InMemoryComplianceStores stores =
            InMemoryComplianceStores.of(VocabularyReader.standard(), Clock.fixed(NOW, ZoneOffset.UTC));

    private static Stream<String> pages() {
        return Stream.of("report", "permit", "refusal");
    }

    private String page(String name) throws IOException {
        record();
        StringWriter html = new StringWriter();
        if (name.equals("report")) {
            ComplianceReport.of(stores, DISTRICT)
                    .verifiedBy(HOSTILE + "\uD83D")
                    .zone(ZoneId.of("America/Chicago"))
                    .at(NOW)
                    .write(html);
        } else {
            DecisionPage.of(
                            stores.of(DISTRICT),
                            DecisionReview.of(stores.of(DISTRICT))
                                    .review(name + DECISION)
                                    .orElseThrow(),
                            ZoneId.of("America/Chicago"))
                    .write(html);
        }
        return html.toString();
    }

    private void record() {
        Citation cite = new Citation("Evil", "C1" + HOSTILE.strip());
        Policy policy = Policy.builder()
                .id("evil" + HOSTILE)
                .title("Evil " + HOSTILE)
                .layer(Layer.VENDOR)
                .version("1" + HOSTILE)
                .effective(Span.from(Instant.EPOCH))
                .citationPrefix("Evil")
                .party(PartyId.of("backpak"))
                .addClauses(new Clause(cite, HOSTILE, Clause.Modality.PERMITS, Optional.empty(), Optional.empty()))
                .addRules(
                        rule("permits" + HOSTILE, Effect.PERMIT, Target.anything(), cite),
                        rule(
                                "forbids" + HOSTILE,
                                Effect.FORBID,
                                Target.builder().addPurposes(Purpose.MARKETING).build(),
                                cite))
                .build();
        PolicySet policies = PolicySet.of(VocabularyReader.standard(), policy);
        TenantStores tenant = stores.of(DISTRICT);
        tenant.policies().keep(policies);
        tenant.decisions()
                .recordAll(List.of(
                        event(policies, "permit" + DECISION, Purpose.EDUCATION),
                        event(policies, "refusal" + DECISION, Purpose.MARKETING)));
        stores.sealer().sealAll();
    }

    private static Rule rule(String id, Effect effect, Target target, Citation cite) {
        return Rule.builder()
                .id(id)
                .effect(effect)
                .target(target)
                .when(Condition.always())
                .reason(HOSTILE)
                .addCites(cite)
                .build();
    }

    private static DecisionEvent event(PolicySet policies, String id, Purpose purpose) {
        ProcessingRequest request = ProcessingRequest.builder()
                .actor(PartyId.of("backpak"))
                .action(Action.USE)
                .addCategories(Category.NAME)
                .subjectKind(PersonKind.STUDENT)
                .purpose(purpose)
                .build();
        return new DecisionEvent(
                id, PolicyEvaluator.of(policies).decide(request, Facts.nothing(), NOW), Set.of(), false);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_asks_for_nothing_and_runs_nothing(String name) throws IOException {
        Document page = Jsoup.parse(page(name));

        assertThat(
                        page.select(
                                "script, link, img, iframe, object, embed, form, base, audio, video, use, image, a:not([href^=#])"))
                .isEmpty();
        assertThat(page.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")
                                || attribute.getKey().equals("style")));
        assertThat(page.select("style").html()).doesNotContain("@import").doesNotContainPattern("url\\((?!#)");
        assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
                .startsWith("default-src 'none'; style-src 'unsafe-inline'");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void hostile_text_is_shown_and_not_obeyed(String name) throws IOException {
        String html = page(name);
        Document page = Jsoup.parse(html);

        assertThat(html).doesNotContain("<script", "<img", "\u202E", "\u0000", "\u0007", "\u2028", "\u200B", "\uD83D");
        assertThat(page.text()).contains("<script>alert(1)</script>", "\\u202egnp.exe\\u0000\\u0007\\u2028\\u200b");
        assertThat(page.select("style")).hasSize(1);
        assertThat(page.select("title").first()).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_is_read_without_seeing_it(String name) throws IOException {
        Document page = Jsoup.parse(page(name));

        assertThat(page.select("html").attr("lang")).isEqualTo("en");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main section"))
                .allSatisfy(section -> assertThat(section.select("> h2")).hasSize(1));
        assertThat(page.select("table")).allSatisfy(table -> {
            assertThat(table.select("> caption").text()).isNotEmpty();
            assertThat(table.select("thead th:not([scope=col]), tbody th:not([scope=row])"))
                    .isEmpty();
            assertThat(table.select("tbody tr"))
                    .allSatisfy(row -> assertThat(row.child(0).tagName()).isEqualTo("th"));
        });
        assertThat(page.select("svg")).allSatisfy(picture -> {
            assertThat(picture.attr("role")).isEqualTo("img");
            assertThat(picture.select("> title, > desc")).hasSize(2).allMatch(Element::hasText);
        });
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids)
                .doesNotHaveDuplicates()
                .containsAll(page.select("[aria-labelledby]").eachAttr("aria-labelledby").stream()
                        .flatMap(each -> Stream.of(each.split(" ")))
                        .toList());
        assertThat(ids)
                .containsAll(page.select("a").eachAttr("href").stream()
                        .map(link -> link.substring(1))
                        .toList());
    }

    @Test
    void a_refusal_tells_its_reasons_and_what_would_have_opened_it() throws IOException {
        Document page = Jsoup.parse(page("refusal"));

        assertThat(page.select("#outcome").text()).contains("It was denied.", "came out as it was recorded");
        assertThat(page.select("#reasons li").eachText()).anyMatch(reason -> reason.contains("forbidden by evil"));
        assertThat(page.select("#remedies").text()).contains("Nothing that anybody could bring about would open it.");
        assertThat(page.select("#facts").text()).contains("Nothing was known.");
    }

    @Test
    void a_permit_has_nothing_to_be_opened() throws IOException {
        Document page = Jsoup.parse(page("permit"));

        assertThat(page.select("#outcome").text()).contains("It was permitted.");
        assertThat(page.select("#remedies")).isEmpty();
    }
}
