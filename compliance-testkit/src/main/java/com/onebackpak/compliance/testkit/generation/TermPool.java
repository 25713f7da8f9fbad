package com.onebackpak.compliance.testkit.generation;

import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.CollectionSource;
import com.onebackpak.compliance.vocabulary.ConsentBasis;
import com.onebackpak.compliance.vocabulary.DataForm;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.FactDeclaration;
import com.onebackpak.compliance.vocabulary.FactType;
import com.onebackpak.compliance.vocabulary.ObligationKind;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.TermDefinition;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.util.List;
import java.util.stream.Stream;

/** A few terms and facts of a vocabulary: broad and narrow ones of the standard, and all of the host's own. */
final class TermPool {
    private static final List<String> FLAGS = List.of(
            "recipient.written-assurances",
            "recipient.integral",
            "request.articulable-threat",
            "subject.postsecondary",
            "relation.instructed-by-agency");

    private final Vocabulary vocabulary;
    private final List<Term> hostTerms;

    TermPool(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.hostTerms = vocabulary.definitions().stream()
                .map(TermDefinition::term)
                .filter(term -> !Vocabularies.standard().knows(term))
                .toList();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    List<Action> actions() {
        return terms(
                Dimension.ACTION,
                Action.class,
                Action.COLLECT,
                Action.USE,
                Action.DISCLOSE,
                Action.DISCLOSE_SELL,
                Action.DELETE);
    }

    List<PersonKind> people() {
        return terms(
                Dimension.PERSON,
                PersonKind.class,
                PersonKind.STUDENT,
                PersonKind.SCHOOL_EMPLOYEE,
                PersonKind.SCHOOL_EMPLOYEE_TEACHER,
                PersonKind.VISITOR);
    }

    List<RecipientKind> recipients() {
        return terms(
                Dimension.RECIPIENT,
                RecipientKind.class,
                RecipientKind.APPLICATION,
                RecipientKind.SERVICE_PROVIDER,
                RecipientKind.SERVICE_PROVIDER_HOSTING,
                RecipientKind.SCHOOL_USER_TEACHER);
    }

    List<Purpose> purposes() {
        return terms(
                Dimension.PURPOSE,
                Purpose.class,
                Purpose.EDUCATION,
                Purpose.SERVICE,
                Purpose.SERVICE_SUPPORT,
                Purpose.MARKETING,
                Purpose.MARKETING_PROMOTIONAL);
    }

    List<Category> categories() {
        return terms(
                Dimension.CATEGORY,
                Category.class,
                Category.NAME,
                Category.CONTACT,
                Category.CONTACT_EMAIL,
                Category.WORK,
                Category.WORK_ASSIGNMENT);
    }

    List<DataForm> forms() {
        return terms(
                Dimension.FORM, DataForm.class, DataForm.IDENTIFIED, DataForm.PSEUDONYMISED, DataForm.DE_IDENTIFIED);
    }

    List<CollectionSource> sources() {
        return terms(
                Dimension.SOURCE,
                CollectionSource.class,
                CollectionSource.SCHOOL,
                CollectionSource.STUDENT,
                CollectionSource.APPLICATION);
    }

    List<ConsentBasis> bases() {
        return terms(
                Dimension.BASIS,
                ConsentBasis.class,
                ConsentBasis.PARENTAL_DIRECT,
                ConsentBasis.PARENTAL_VIA_SCHOOL,
                ConsentBasis.SCHOOL_AS_AGENT);
    }

    List<ObligationKind> obligations() {
        return terms(
                Dimension.OBLIGATION,
                ObligationKind.class,
                ObligationKind.RECORD_DISCLOSURE,
                ObligationKind.SAFEGUARDS,
                ObligationKind.HOLD);
    }

    /** The boolean facts that conditions ask for. */
    List<String> flags() {
        return Stream.concat(
                        FLAGS.stream(),
                        booleans().stream()
                                .map(FactDeclaration::name)
                                .filter(name ->
                                        Vocabularies.standard().fact(name).isEmpty()))
                .toList();
    }

    /** All boolean facts that the vocabulary declares about others than agreements. */
    List<FactDeclaration> booleans() {
        return vocabulary.facts().stream()
                .filter(fact -> fact.type() == FactType.BOOLEAN)
                .filter(fact -> !fact.party().equals("agreement"))
                .toList();
    }

    /** The facts of a host about a party. */
    List<FactDeclaration> hostFacts(String party) {
        return hostFacts().stream().filter(fact -> fact.party().equals(party)).toList();
    }

    /** The facts of a host. */
    List<FactDeclaration> hostFacts() {
        return vocabulary.facts().stream()
                .filter(fact -> Vocabularies.standard().fact(fact.name()).isEmpty())
                .toList();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private <T extends Term> List<T> terms(Dimension dimension, Class<T> type, T... standard) {
        return Stream.concat(
                        Stream.of(standard),
                        hostTerms.stream()
                                .filter(term -> term.dimension() == dimension)
                                .map(type::cast))
                .toList();
    }
}
