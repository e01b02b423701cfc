"""Columns of briefs, lists, photo stories, and what stands around a story."""

from articles.ingest.page_text import read_page

ONE = "东城区总工会举办女职工维权讲座，一百二十人参加，现场发放手册三百份。"
TWO = "通州区职工乒乓球赛落幕，三十二支队伍参赛，张家湾镇代表队夺冠。"


def test_each_bullet_of_a_column_of_briefs_is_a_story():
    page = read_page(f"## 工会简讯\n\n■{ONE}\n\n● 本报讯（通讯员 田雨）{TWO}（王伟）")

    assert [(story.column, story.is_brief) for story in page.stories] == [("工会简讯", True)] * 2
    assert page.stories[1].people == [("田雨", "correspondent")]
    assert page.stories[1].dateline == "本报讯"


def test_a_brief_without_a_headline_gets_its_first_words():
    story = read_page(f"## 工会简讯\n■{ONE}\n■{TWO}").stories[0]

    assert story.headline == "东城区总工会举办女职工维权讲座"
    assert story.has_derived_headline
    assert story.paragraphs == [ONE]


def test_a_brief_may_have_its_headline_in_the_line_or_above():
    page = read_page(f"## 工会简讯\n■**东城**{ONE}\n■通州区总工会　{TWO}\n■门头沟查隐患\n区总工会检查企业。")

    assert [story.headline for story in page.stories] == ["东城", "通州区总工会", "门头沟查隐患"]
    assert page.stories[2].paragraphs == ["区总工会检查企业。"]
    assert not any(story.has_derived_headline for story in page.stories)


def test_briefs_need_no_column():
    assert len(read_page(f"■{ONE}\n■{TWO}").stories) == 2


def test_catchwords_behind_bullets_are_a_list_in_their_story():
    page = read_page("# 驿站里有什么\n\n本报讯 驿站备齐六样。\n\n● 微波炉\n\n● 充电插座\n\n- 雨伞")

    assert [block.text for block in page.stories[0].blocks if block.part == "list_item"] == [
        "微波炉",
        "充电插座",
        "雨伞",
    ]


def test_a_photo_story_is_its_caption_and_its_photographer():
    story = read_page("# 缝春光\n\n近日，女职工学做布包。\n\n何静 摄").stories[0]

    assert story.is_photo_story
    assert story.caption == "近日，女职工学做布包。"
    assert story.people == [("何静", "photographer")]


def test_a_photo_story_may_be_signed_in_its_last_line_and_stand_under_图片新闻():
    story = read_page("# 图片新闻\n\n近日，女职工学做布包。本报记者 何静 摄影报道").stories[0]

    assert (story.column, story.is_photo_story) == ("图片新闻", True)
    assert story.people == [("何静", "writer_photographer")]


def test_a_photo_story_may_be_nothing_but_图为():
    story = read_page("# 缝春光\n\n图为女职工在做布包。 何静/摄").stories[0]

    assert story.is_photo_story
    assert story.caption == "图为女职工在做布包。"
    assert story.photos[0].people == [("何静", "photographer")]


def test_a_caption_inside_a_story_is_its_photo_and_does_not_tear_the_text():
    page = read_page("# 驿站开门\n\n本报讯（记者 林晓）驿站开\n\n图为驿站一角。\n\n何静 摄\n\n门迎客。")
    story = page.stories[0]

    assert story.paragraphs == ["驿站开门迎客。"]
    assert (story.photos[0].caption, story.photos[0].credit) == ("图为驿站一角。", "何静 摄")
    assert story.people == [("林晓", "reporter"), ("何静", "photographer")]
    assert not story.is_photo_story


def test_who_writes_and_photographs_has_one_byline():
    story = read_page(
        "# 驿站开门\n\n本报讯（记者 林晓）驿站开门。\n\n图为驿站一角。\n\n本报记者 林晓 摄"
    ).stories[0]

    assert story.people == [("林晓", "writer_photographer")]


def test_a_picture_named_by_an_ocr_tool_is_kept():
    story = read_page("# 驿站开门\n\n![](images/1.jpg)\n图为驿站。\n\n本报讯 开门。").stories[0]

    assert [photo.file for photo in story.photos] == ["![](images/1.jpg)", ""]


def test_turns_are_taken_out_and_kept():
    first, second = read_page(
        "# 驿站开门\n\n本报讯 驿站开门，（下转第2版）\n\n# 劳模座谈\n（上接第1版）会上，大家发言。"
    ).stories

    assert (first.turns, first.paragraphs) == (["（下转第2版）"], ["驿站开门，"])
    assert (second.turns, second.paragraphs) == (["（上接第1版）"], ["会上，大家发言。"])


def test_text_after_a_signature_is_left_over_with_the_nearest_story():
    page = read_page("# 山里的灯\n\n灯亮着。\n\n本报记者 林晓\n\n这一句没有主人，它从别处来。")

    assert [(leftover.line, leftover.reason, leftover.story) for leftover in page.leftovers] == [
        (7, "after_sign_off", 0)
    ]


def test_text_before_the_first_story_is_left_over():
    page = read_page("党对分管领域重点工作进行强调，并要求抓好落实。\n\n# 驿站开门\n\n本报讯 开门。")

    assert [(leftover.line, leftover.reason, leftover.story) for leftover in page.leftovers] == [
        (1, "before_first_story", 0)
    ]


def test_a_story_that_lost_its_headline_is_a_story():
    page = read_page("# 驿站开门\n\n本报讯（记者 林晓）驿站开门。\n\n本报讯（记者 孙立）书屋开放到晚上九点。")

    assert [story.headline for story in page.stories] == ["驿站开门", "书屋开放到晚上九点"]
    assert page.stories[1].has_derived_headline
