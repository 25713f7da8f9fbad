package com.onebackpak.compliance.benchmarks.peers;

import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.situation.FactKey;
import com.onebackpak.compliance.situation.FactKeys;
import com.onebackpak.compliance.situation.FactReaders;
import com.onebackpak.compliance.situation.KnownFacts;
import com.onebackpak.compliance.situation.Lineage;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Dimension;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.onebackpak.compliance.vocabulary.Term;
import com.onebackpak.compliance.vocabulary.Vocabulary;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The directory as a host of this library reads it: its codes and ids as the library's terms and values, made once. Immutable. */
final class HostRecords {
    private static final PartyId VENDOR = PartyId.of("vendor");
    private static final Set<ZoneId> ZONES = Set.of(ZoneOffset.UTC);
    private static final Set<PersonKind> STUDENT = Set.of(PersonKind.STUDENT);

    private final Directory directory;
    private final Map<String, Action> actions;
    private final Map<String, Category> categories;
    private final Map<String, Purpose> purposes;
    private final Map<String, PartyId> parties = new HashMap<>();
    private final Map<String, Set<RecipientKind>> kinds = new HashMap<>();
    private final Map<String, Lineage> lineages = new HashMap<>();
    private final FactReaders<Known> readers;

    HostRecords(Directory directory, Vocabulary vocabulary) {
        this.directory = directory;
        this.actions = terms(vocabulary, Dimension.ACTION, Action.class);
        this.categories = terms(vocabulary, Dimension.CATEGORY, Category.class);
        this.purposes = terms(vocabulary, Dimension.PURPOSE, Purpose.class);
        directory.students().keySet().forEach(id -> parties.put(id, PartyId.of(id)));
        kinds.put("", Set.of());
        directory.recipients().forEach((id, recipient) -> {
            parties.put(id, PartyId.of(id));
            kinds.put(recipient.kind(), Set.of(new RecipientKind(recipient.kind())));
        });
        directory.districts().keySet().forEach(id -> lineages.put(id, new Lineage(Set.of(PartyId.of(id)), true)));
        this.readers = readers(vocabulary);
    }

    private static <T extends Term> Map<String, T> terms(Vocabulary vocabulary, Dimension dimension, Class<T> type) {
        return vocabulary.terms(dimension).stream().map(type::cast).collect(Collectors.toMap(Term::path, term -> term));
    }

    ProcessingRequest request(Inquiry inquiry) {
        ProcessingRequest.Builder request = ProcessingRequest.builder();
        request.actor(VENDOR)
                .action(found(actions, inquiry.action()))
                .addCategories(found(categories, inquiry.category()))
                .subject(found(parties, inquiry.subject()))
                .purpose(found(purposes, inquiry.purpose()));
        if (!inquiry.recipient().isEmpty()) {
            request.recipient(found(parties, inquiry.recipient()));
        }
        return request.build();
    }

    private static <T> T found(Map<String, T> values, String id) {
        return Objects.requireNonNull(values.get(id));
    }

    /** What is known about a request's parties, each looked up when it is asked for. */
    KnownFacts facts(Inquiry inquiry) {
        return readers.of(new Known(inquiry, directory));
    }

    private FactReaders<Known> readers(Vocabulary vocabulary) {
        FactReaders.Builder<Known> all = FactReaders.<Known>builder(vocabulary)
                .read(FactKeys.SUBJECT_KIND, known -> STUDENT)
                .read(FactKeys.SUBJECT_ZONE, known -> ZONES)
                .read(FactKeys.SUBJECT_BIRTH_DATE, known -> Optional.of(known.getBirthDate()))
                .read(FactKeys.SUBJECT_AGENCIES, known -> lineages.get(known.getDistrict()))
                .read(FactKeys.RECIPIENT_KIND, known -> kinds.get(known.getKind()));
        Known.FLAGS.forEach((name, flag) -> all.read(FactKey.flag(PackText.fact(name)), flag));
        return all.build();
    }
}
