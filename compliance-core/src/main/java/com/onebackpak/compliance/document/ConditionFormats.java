package com.onebackpak.compliance.document;

import com.onebackpak.compliance.condition.ActsAs;
import com.onebackpak.compliance.condition.AgreementAuthorizesPurpose;
import com.onebackpak.compliance.condition.AgreementHasFeature;
import com.onebackpak.compliance.condition.AgreementHasTerms;
import com.onebackpak.compliance.condition.AgreementInDisposal;
import com.onebackpak.compliance.condition.AgreementInForce;
import com.onebackpak.compliance.condition.AgreementLeavesOutCategory;
import com.onebackpak.compliance.condition.AgreementListsCategory;
import com.onebackpak.compliance.condition.AgreementPermitsPurpose;
import com.onebackpak.compliance.condition.BelongsTo;
import com.onebackpak.compliance.condition.Condition;
import com.onebackpak.compliance.condition.Condition.AgeWhen;
import com.onebackpak.compliance.condition.Condition.OptOutScope;
import com.onebackpak.compliance.condition.ConsentGiven;
import com.onebackpak.compliance.condition.ConsentOverruled;
import com.onebackpak.compliance.condition.ConsentWithdrawn;
import com.onebackpak.compliance.condition.During;
import com.onebackpak.compliance.condition.ProtectedIn;
import com.onebackpak.compliance.condition.Target;
import com.onebackpak.compliance.condition.VendorHoldsCredentials;
import com.onebackpak.compliance.document.ObjectFormat.Field;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.AgreementTerm;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.ConsentMethod;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.HoldKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The formats of targets and conditions. */
final class ConditionFormats {
    private final TermFormats terms;

    /** What a pack's own names for conditions stand for; refuses a name that is not defined. */
    private final Function<String, Condition> definitions;

    private final Format<Target> target = Formats.named("target", this::targetFormat);
    private final Format<Condition> condition = Formats.named("condition", this::conditionFormat);

    ConditionFormats(TermFormats terms, Function<String, Condition> definitions) {
        this.terms = terms;
        this.definitions = definitions;
    }

    Format<Target> target() {
        return target;
    }

    private Format<Target> targetFormat() {
        ObjectFormat object = ObjectFormat.of("a target");
        Field<List<Action>> actions =
                object.optional("actions", terms.some(Dimension.ACTION, Action.class), "what is done");
        Field<List<PersonKind>> subjects =
                object.optional("subjects", terms.some(Dimension.PERSON, PersonKind.class), "about whom");
        Field<List<Category>> categories =
                object.optional("categories", terms.some(Dimension.CATEGORY, Category.class), "with which data");
        Field<List<Purpose>> purposes =
                object.optional("purposes", terms.some(Dimension.PURPOSE, Purpose.class), "what for");
        Format<List<RecipientKind>> kinds = terms.some(Dimension.RECIPIENT, RecipientKind.class);
        Field<List<RecipientKind>> recipients = object.optional("recipients", kinds, "to what kind of recipient");
        Field<List<RecipientKind>> actors =
                object.optional("actors", kinds, "by what kind of actor, where it is not the vendor");
        Field<List<DataForm>> forms =
                object.optional("forms", terms.some(Dimension.FORM, DataForm.class), "in which form");
        Field<List<CollectionSource>> sources =
                object.optional("sources", terms.some(Dimension.SOURCE, CollectionSource.class), "collected from whom");
        return object.as(values -> Target.builder()
                .addAllActions(values.list(actions))
                .addAllSubjects(values.list(subjects))
                .addAllCategories(values.list(categories))
                .addAllPurposes(values.list(purposes))
                .addAllRecipients(values.list(recipients))
                .addAllActors(values.list(actors))
                .addAllForms(values.list(forms))
                .addAllSources(values.list(sources))
                .build());
    }

    Format<Condition> condition() {
        return condition;
    }

    private Format<Condition> conditionFormat() {
        Map<String, Format<? extends Condition>> tests = new LinkedHashMap<>();
        tests.put("all", Formats.map(Formats.listOf(condition()), Condition.All::new));
        tests.put("any", Formats.map(Formats.listOf(condition()), Condition.Any::new));
        tests.put("not", Formats.map(condition(), Condition.Not::new));
        tests.put("defined", defined());
        tests.put("age", age());
        tests.put("consent", consent());
        tests.put("consent-overruled", ofBases("a test of an opt-out", ConsentOverruled::new));
        tests.put("consent-withdrawn", ofBases("a test of a withdrawal", ConsentWithdrawn::new));
        tests.put("agreement", agreement());
        tests.put(
                "authorized",
                Formats.oneOf(
                        "test of an authorization", Map.of("application", new Condition.ApplicationAuthorized())));
        tests.put(
                "legitimate-interest",
                Formats.oneOf("test of an interest", Map.of("recipient", new Condition.LegitimateInterest())));
        tests.put(
                "region",
                Formats.map(
                        Formats.some(Formats.jurisdiction()),
                        regions -> new Condition.RecipientIn(new LinkedHashSet<>(regions))));
        tests.put("request", Formats.map(target(), Condition.RequestMatches::new));
        tests.put("flag", flag());
        tests.put(
                "held",
                Formats.map(
                        Formats.listOf(Formats.oneOf("kind of hold", HoldKind.class)),
                        kinds -> new Condition.Held(new LinkedHashSet<>(kinds))));
        tests.put("opted-out", Formats.map(Formats.oneOf("opt-out", OptOutScope.class), Condition.OptedOut::new));
        tests.put(
                "protected-in",
                Formats.map(
                        Formats.some(Formats.jurisdiction()), places -> new ProtectedIn(new LinkedHashSet<>(places))));
        tests.put(
                "belongs-to", Formats.map(Formats.some(Formats.id()), ids -> new BelongsTo(new LinkedHashSet<>(ids))));
        tests.put("acts", Formats.map(Formats.id(), ActsAs::new));
        tests.put("during", during());
        return FactTestFormat.or(Formats.choice("condition", tests), terms);
    }

    private static Format<Condition> during() {
        ObjectFormat object = ObjectFormat.of("a span");
        Field<OffsetDateTime> from = object.required("from", Formats.instant(), "its first instant");
        Field<OffsetDateTime> until = object.optional("until", Formats.instant(), "the first instant after it");
        return object.as(
                v -> new During(new Span(v.get(from).toInstant(), v.find(until).map(OffsetDateTime::toInstant))));
    }

    private Format<Condition> defined() {
        ObjectFormat object = ObjectFormat.of("a defined condition");
        Field<String> name = object.required("name", Formats.text(), "the name");
        Field<Condition> as = object.required("as", condition(), "what it stands for");
        Format<Condition> whole = object.as(v -> new Condition.Defined(v.get(name), v.get(as)));
        Format<Condition> reference = Formats.scalar("the name of a definition", Map.of("type", "string"), definitions);
        return Formats.either(reference, whole);
    }

    private Format<Condition> age() {
        ObjectFormat object = ObjectFormat.of("an age");
        Field<Integer> below = object.optional("below", Formats.integer(1, 150), "the age not yet reached");
        Field<Integer> atLeast = object.optional("at-least", Formats.integer(1, 150), "the age reached");
        Field<AgeWhen> when = object.optional(
                "when",
                Formats.oneOf("day of an age", Map.of("collected", AgeWhen.COLLECTED)),
                "the day that counts; absent: that of the decision");
        object.exactlyOneOf(below, atLeast);
        return object.as(v -> {
            AgeWhen day = v.find(when).orElse(AgeWhen.DECIDED);
            return v.find(below)
                    .<Condition>map(years -> new Condition.AgeBelow(years, day))
                    .orElseGet(() -> new Condition.AgeAtLeast(v.get(atLeast), day));
        });
    }

    private Format<Condition> consent() {
        ObjectFormat object = ObjectFormat.of("a test of consent");
        Field<List<ConsentBasis>> basis = object.optional(
                "basis", terms.some(Dimension.BASIS, ConsentBasis.class), "the bases that count; absent: any");
        Field<Boolean> names = object.optional(
                "names-recipient", Formats.bool(), "whether only a consent that names the recipient counts");
        Field<Boolean> written = object.optional(
                "in-writing", Formats.bool(), "whether only a written consent to records, purpose and party counts");
        Field<List<ConsentMethod>> methodNot = object.optional(
                "method-not",
                terms.some(Dimension.METHOD, ConsentMethod.class),
                "the methods by which a consent does not count");
        Field<Boolean> anyPurpose = object.optional(
                "for-any-purpose", Formats.bool(), "whether a consent counts whatever purpose it names");
        return object.as(v -> new ConsentGiven(
                new LinkedHashSet<>(v.list(basis)),
                v.isTrue(names),
                v.isTrue(written),
                new LinkedHashSet<>(v.list(methodNot)),
                v.isTrue(anyPurpose)));
    }

    private Format<Condition> ofBases(String what, Function<Set<ConsentBasis>, Condition> test) {
        ObjectFormat object = ObjectFormat.of(what);
        Field<List<ConsentBasis>> basis = object.optional(
                "basis", terms.some(Dimension.BASIS, ConsentBasis.class), "the bases that count; absent: any");
        return object.as(v -> test.apply(new LinkedHashSet<>(v.list(basis))));
    }

    private Format<Condition> agreement() {
        Map<String, Condition> plain = new LinkedHashMap<>();
        plain.put("in-force", new AgreementInForce());
        plain.put("in-disposal", new AgreementInDisposal());
        plain.put("permits-purpose", new AgreementPermitsPurpose());
        plain.put("vendor-sign-on", new VendorHoldsCredentials());
        plain.put("lists-category", new AgreementListsCategory());
        plain.put("leaves-out-category", new AgreementLeavesOutCategory());
        plain.put("authorizes-purpose", new AgreementAuthorizesPurpose());
        Map<String, Format<? extends Condition>> detailed = new LinkedHashMap<>();
        detailed.put("feature", Formats.map(Formats.text(), AgreementHasFeature::new));
        detailed.put(
                "has-terms",
                Formats.map(
                        Formats.oneAtLeast(terms.term(Dimension.AGREEMENT_TERM, AgreementTerm.class)),
                        required -> new AgreementHasTerms(new LinkedHashSet<>(required))));
        return Formats.either(
                Formats.oneOf("test of an agreement", plain), Formats.choice("test of an agreement", detailed));
    }

    private Format<Condition> flag() {
        return Formats.scalar(
                "the name of a fact", Map.of("enum", terms.vocabulary().flags()), name -> {
                    terms.vocabulary().requireFact(name, FactType.BOOLEAN::equals);
                    return new Condition.Flag(name);
                });
    }
}
