"""Words as PyThaiNLP cuts them, and its lists as it gives them."""

import random
from itertools import accumulate

import pytest
from pythainlp import corpus
from pythainlp.tokenize import newmm, tcc_p
from pythainlp.util import Trie

from itaextract.redact.words import family_names, given_names
from itaextract.thai.clusters import cluster_ends
from itaextract.thai.corpora import thai_words
from itaextract.thai.prefixes import Prefixes
from itaextract.thai.words import first_word, tokenize

SENTENCES = (
    "การเปิดเผยข้อมูลสาธารณะผ่านเว็บไซต์ของหน่วยงาน",
    "ตากลมนั่งตากลมอยู่หน้าบ้าน",
    "จัดซื้อ-จัดจ้าง 1,250.50 บาท (๒๕๖๗) ฯลฯ",
    "คอมพิวเตอร์e-Serviceและฟรังก์เบียร์เสิร์ฟเกี๊ยว",
    "สานกงาน ปฏบตงาน กกกกกก ่ ์ a.b:c",
    "เเก้ไข\nทำาให้\r\nโต๊ะเล็กแพะ",
    "มากกว่านั้นมาลาลากลับบ้านตากรอบ" * 3,
)


def damaged(count: int) -> list[str]:
    """Words side by side, with letters lost, doubled and strange."""
    chance = random.Random(7)
    words = thai_words()
    texts = []
    for _ in range(count):
        letters = list("".join(chance.sample(words, chance.randint(1, 5))))
        for _ in range(chance.randint(0, 3)):
            at = chance.randrange(len(letters))
            letters[at : at + chance.randint(0, 1)] = chance.choice("กเะ่์ำ1- (aๆ")
        texts.append("".join(letters))
    return texts


TEXTS = [*SENTENCES, *damaged(150)]


@pytest.fixture(scope="module")
def trie():
    """PyThaiNLP's dictionary, without the words that are in none of the texts."""
    everything = "\0".join(TEXTS)
    return Trie(word for word in corpus.thai_words() if word in everything)


def test_words_are_those_of_newmm(trie):
    assert [tokenize(text) for text in TEXTS] == [newmm.segment(text, trie) for text in TEXTS]


def test_clusters_are_those_of_newmm():
    for text in TEXTS:
        assert cluster_ends(text) == set(accumulate(map(len, tcc_p.segment(text))))


def test_no_text_has_no_words():
    assert tokenize("") == []
    assert cluster_ends("") == set()


def test_lists_are_read_as_pythainlp_reads_them():
    assert frozenset(thai_words()) == corpus.thai_words()
    assert given_names() == corpus.thai_male_names() | corpus.thai_female_names()
    assert family_names() == corpus.thai_family_names()


def test_words_are_found_where_they_begin():
    words = Prefixes(["ก", "การ", "การงาน", "กา", "งาน", "ยาวเกินไป"], longest=6)
    assert list(words.ends("xการงาน", 1)) == [(2, "ก"), (3, "กา"), (4, "การ"), (7, "การงาน")]
    assert list(words.ends("การง", 0)) == [(1, "ก"), (2, "กา"), (3, "การ")]
    assert list(words.ends("กา", 0)) == [(1, "ก"), (2, "กา")]
    assert list(words.ends("ยาวเกินไป", 0)) == []
    assert list(words.ends("งาน", 3)) == []


def test_what_cannot_begin_a_line_counts_with_the_first_word():
    assert first_word("ต่างๆของหน่วยงาน") == "ต่างๆ"
    assert first_word("(กองคลัง) และ") == "(กอง"
    assert first_word("e-Service 2567") == "e-Service"
