"""Personal data (个人信息): what the house keeps about whom, why and how long; export and erasure.

One table (inventory/) says it of every field of every model; export, erasure, the worker's tidying
and the page that shows it are all made from that table. Not here: consent of persons on photos
(articles.photos). docs/decisions/personal-data.md says why.
"""
