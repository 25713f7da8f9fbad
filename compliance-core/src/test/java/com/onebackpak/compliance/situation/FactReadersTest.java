package com.onebackpak.compliance.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onebackpak.compliance.document.VocabularyReader;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactReadersTest {
    private static final Vocabulary VOCABULARY = VocabularyReader.standard();
    private static final FactKey<Boolean> CONFIDENTIAL = FactKey.flag("recipient.confidentiality");

    private final List<String> asked = new ArrayList<>();
    private final KnownFacts known = FactReaders.<LocalDate>builder(VOCABULARY)
            .read(FactKeys.SUBJECT_KIND, born -> Set.of(PersonKind.STUDENT))
            .read(FactKeys.SUBJECT_BIRTH_DATE, born -> {
                asked.add("birth date");
                return Optional.of(born);
            })
            .read(CONFIDENTIAL, born -> true)
            .read(FactKeys.SUBJECT_SCHOOL, born -> null)
            .build()
            .of(LocalDate.of(2015, 5, 5));

    @Test
    void a_fact_is_read_from_the_record_by_key_and_by_name() {
        assertThat(known.find(FactKeys.SUBJECT_KIND)).containsExactly(PersonKind.STUDENT);
        assertThat(known.value("subject.kind")).isEqualTo(Set.of(PersonKind.STUDENT));
        assertThat(known.find(FactKeys.SUBJECT_BIRTH_DATE)).contains(LocalDate.of(2015, 5, 5));
        assertThat(known.find(CONFIDENTIAL)).isTrue();
        assertThat(known.value(new String("recipient.confidentiality"))).isEqualTo(true);
    }

    @Test
    void what_nobody_reads_and_what_a_reader_does_not_know_is_not_known() {
        assertThat(known.find(FactKeys.SUBJECT_CONSENTS)).isNull();
        assertThat(known.find(FactKeys.LEGITIMATE_INTEREST)).isNull();
        assertThat(known.find(FactKeys.SUBJECT_SCHOOL)).isNull();
        assertThat(known.value("no.such-fact")).isNull();
    }

    @Test
    void a_fact_is_read_only_when_it_is_asked_for() {
        assertThat(asked).isEmpty();

        assertThat(known.find(FactKeys.SUBJECT_BIRTH_DATE)).isPresent();

        assertThat(asked).containsExactly("birth date");
    }

    @Test
    void what_a_reader_cannot_tell_or_tells_as_no_test_could_read_it_is_not_known() {
        @SuppressWarnings("unchecked") // so does a host that reads its own records without types
        FactKey<Object> untyped = (FactKey<Object>) (FactKey<?>) FactKeys.SUBJECT_AGENCIES;
        KnownFacts broken = FactReaders.<LocalDate>builder(VOCABULARY)
                .read(CONFIDENTIAL, born -> {
                    throw new IllegalStateException("no connection");
                })
                .read(untyped, born -> "district-1")
                .build()
                .of(LocalDate.of(2015, 5, 5));

        assertThat(broken.find(CONFIDENTIAL)).isNull();
        assertThat(broken.value(CONFIDENTIAL.name())).isNull();
        assertThat(broken.find(FactKeys.SUBJECT_AGENCIES)).isNull();
        assertThat(broken.value(FactKeys.SUBJECT_AGENCIES.name())).isNull();
    }

    @Test
    void a_fact_that_the_vocabulary_does_not_declare_is_refused_with_the_nearest_name() {
        FactReaders.Builder<LocalDate> readers = FactReaders.builder(VOCABULARY);

        assertThatThrownBy(() -> readers.read(FactKey.flag("recipient.confidentialty"), born -> true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown fact 'recipient.confidentialty'; did you mean 'recipient.confidentiality'?");
    }

    @Test
    void what_the_request_says_is_read_from_nothing_else() {
        FactReaders.Builder<LocalDate> readers = FactReaders.builder(VOCABULARY);

        assertThatThrownBy(() -> readers.read(FactKey.values("request.purpose"), born -> Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "fact 'request.purpose' is what the request says; it is set in the request and nowhere else");
    }

    @Test
    void a_fact_that_is_read_twice_is_refused() {
        FactReaders.Builder<LocalDate> readers =
                FactReaders.<LocalDate>builder(VOCABULARY).read(CONFIDENTIAL, born -> true);

        assertThatThrownBy(() -> readers.read(CONFIDENTIAL, born -> false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fact 'recipient.confidentiality' is read already");
    }
}
